package dev.telex.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class ServersTest {

    private static Kafka first;

    @BeforeAll
    static void remember(Kafka kafka) {
        first = kafka;
    }

    @Test
    void giveAKafkaThatWorks(Kafka kafka) throws Exception {
        String topic = Servers.unique("topic");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(8), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);

            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains(topic);
        }
    }

    @Test
    void giveTheSameServersToAll(Kafka kafka, Elasticsearch elasticsearch) {
        assertThat(kafka).isSameAs(first);
        assertThat(elasticsearch.url()).startsWith("http://");
    }

    @Test
    void giveNamesThatNoOtherTestHas() {
        assertThat(Servers.unique("topic")).startsWith("topic-").isNotEqualTo(Servers.unique("topic"));
    }
}
