package dev.telex.query.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import com.fasterxml.jackson.databind.JsonNode;
import dev.telex.wire.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/// Says what went wrong so that a person can mend it.
final class Failures {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private Failures() {}

    /// It answered, with a fault.
    static ElasticsearchFailure of(Request request, Response response) {
        int status = response.getStatusCode();
        JsonNode error = error(response);
        String type = error.path("type").asText("");
        String said = error.isMissingNode() ? "" : ": " + ElasticsearchFailure.reason(error);
        String asked = request.getMethod() + " " + request.getEndpoint();
        return new ElasticsearchFailure(
                status, type, "Elasticsearch answers " + status + " to " + asked + said + mend(status), null);
    }

    /// It did not answer.
    static ElasticsearchFailure unanswered(ElasticsearchSettings settings, IOException e) {
        return new ElasticsearchFailure(
                0, "", "Elasticsearch at " + String.join(", ", settings.url()) + why(settings, cause(e)), e);
    }

    /// The client wraps what it does not know.
    private static IOException cause(IOException e) {
        return e.getClass() == IOException.class && e.getCause() instanceof IOException cause ? cause(cause) : e;
    }

    private static JsonNode error(Response response) {
        HttpEntity entity = response.getEntity();
        try {
            return entity == null
                    ? Json.mapper().missingNode()
                    : Json.mapper().readTree(entity.getContent()).path("error");
        } catch (IOException | UnsupportedOperationException unreadable) {
            // A proxy before it answers in its own words.
            return Json.mapper().missingNode();
        }
    }

    private static String mend(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "; it does not know who asks: is elasticsearch.api-key right, or user and password?";
            case FORBIDDEN ->
                "; where no index is blocked: the user or API key needs the privileges manage and write on telex-*, and"
                        + " manage_index_templates";
            default -> "";
        };
    }

    private static String why(ElasticsearchSettings settings, IOException e) {
        String message = String.valueOf(e.getMessage());
        String words = message.toLowerCase(Locale.ROOT);
        return switch (e) {
            case UnknownHostException _ -> ": no host has this name; is elasticsearch.url right?";
            case ConnectException _ ->
                " cannot be reached (" + message + "): is it running, and is elasticsearch.url right?";
            case SSLPeerUnverifiedException _ ->
                " shows a certificate for another name (" + message
                        + "): elasticsearch.url needs a name that stands in it";
            case SSLException _
            when words.contains("path") || words.contains("trust") ->
                settings.caFile() == null
                        ? " shows a certificate from nobody whom Java trusts: name its authority in"
                                + " elasticsearch.ca-file"
                        : " shows a certificate from nobody in " + settings.caFile()
                                + ": is it this server's authority?";
            case SSLException _
            when words.contains("unrecognized ssl message") -> " speaks no TLS: is it http instead of https?";
            case SSLException _ -> " cannot be spoken to in secret: " + message;
            case ConnectionClosedException _ ->
                " closed the connection without an answer: is it https instead of http?";
            case SocketTimeoutException _ ->
                " did not answer in time (" + message + "; elasticsearch.timeout is "
                        + settings.timeout().toSeconds() + " s)";
            case IOException _
            when e.getCause() instanceof HttpException -> " does not answer in HTTP: is it https instead of http?";
            default -> ": " + e;
        };
    }
}
