package dev.telex.sink.delivery;

import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.Setting;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What a destination names instead of saying it: topics hold names only.
public record DeliverySecret(
        @Setting(says = "address of a destination with secret NAME, where the address itself is secret, as Slack's is")
        @Nullable
        Secret address,

        @Setting(says = "key to sign webhooks with, as in whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") @Nullable
        Secret key) {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    public DeliverySecret {
        new Check()
                .that(address != null || key != null, "address", "expected an address, a key or both")
                .that(
                        key == null || isKey(key),
                        "key",
                        "expected %s and from %d to %d bytes in base64".formatted(PREFIX, LEAST_BYTES, MOST_BYTES))
                .done();
    }

    /// The bytes to sign with.
    static byte[] bytes(Secret key) {
        return Base64.getDecoder().decode(key.value().substring(PREFIX.length()));
    }

    private static boolean isKey(Secret key) {
        try {
            int length = key.value().startsWith(PREFIX) ? bytes(key).length : 0;
            return length >= LEAST_BYTES && length <= MOST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
