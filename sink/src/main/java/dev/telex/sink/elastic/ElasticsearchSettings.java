package dev.telex.sink.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.telex.wire.settings.Check;
import dev.telex.wire.settings.Setting;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where Elasticsearch is.
public record ElasticsearchSettings(
        @Setting(says = "Elasticsearch's address; without it telex run starts a server of its own") @Nullable
        URI url) {

    public ElasticsearchSettings {
        new Check()
                .that(
                        url == null
                                || (url.getHost() != null
                                        && String.valueOf(url.getScheme()).startsWith("http")),
                        "url",
                        "expected an address, as in http://127.0.0.1:9200")
                .done();
    }

    /// A client of it. It connects when it is first used.
    ///
    /// @throws IllegalStateException where no address is set
    public ElasticsearchClient client() {
        if (url == null) {
            throw new IllegalStateException("elasticsearch.url is not set: Telex does not know where Elasticsearch is");
        }
        return new ElasticsearchClient(
                new Rest5ClientTransport(Rest5Client.builder(url).build(), new JacksonJsonpMapper()));
    }
}
