package dev.telex.query.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Elasticsearch did not do what it was asked to. The message says what, why, and what mends it.
public final class ElasticsearchFailure extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 1000;

    private final int status;
    private final String type;

    ElasticsearchFailure(int status, String type, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.type = type;
    }

    /// Of its answer, as in HTTP; 0 where there was none.
    public int status() {
        return status;
    }

    /// What Elasticsearch says is wrong, with what lies below it, where that says more.
    ///
    /// @param error as it stands in an answer
    public static String reason(JsonNode error) {
        String reason = error.isTextual()
                ? error.asText()
                : error.path("type").asText() + ": " + error.path("reason").asText();
        String below = error.at("/caused_by/reason").asText("");
        String whole = below.isEmpty() ? reason : reason + " (" + below + ")";
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
    }

    /// What Elasticsearch calls it, as in "resource_already_exists_exception"; "" where it did not say.
    public String type() {
        return type;
    }
}
