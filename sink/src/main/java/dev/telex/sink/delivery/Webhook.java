package dev.telex.sink.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.wire.Alert;
import dev.telex.wire.json.Json;
import dev.telex.wire.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Standard Webhooks (https://www.standardwebhooks.com): what is sent, and the headers by which a receiver knows that
/// it is ours, of now, and not the one it had already.
final class Webhook {
    private static final String HMAC = "HmacSHA256";

    private Webhook() {}

    /// {type, timestamp, data}: one alert, or those of a digest. To whom else they go is nobody's business.
    static String body(Parcel parcel) {
        ObjectNode body = Json.mapper().createObjectNode();
        Alert first = parcel.alerts().getFirst();
        body.put("type", parcel.isDigest() ? "digest" : "alert." + because(first));
        body.put("timestamp", first.at().toString());
        if (parcel.isDigest()) {
            body.putObject("data")
                    .put("reason", parcel.records().getFirst().reason())
                    .putArray("alerts")
                    .addAll(parcel.alerts().stream().map(Webhook::data).toList());
        } else {
            body.set("data", data(first));
        }
        return body.toString();
    }

    /// @param key null: not signed
    /// @param now of this attempt
    static Map<String, String> headers(Parcel parcel, String body, @Nullable Secret key, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", parcel.id());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        if (key != null) {
            String signed = parcel.id() + "." + now.getEpochSecond() + "." + body;
            headers.put("webhook-signature", "v1," + signature(DeliverySecret.bytes(key), signed));
        }
        return headers;
    }

    private static String because(Alert alert) {
        return Json.mapper().valueToTree(alert.because()).asText();
    }

    private static ObjectNode data(Alert alert) {
        ObjectNode data = Json.mapper().valueToTree(alert);
        data.remove("routing");
        return data;
    }

    private static String signature(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
