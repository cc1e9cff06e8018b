package dev.telex.testing;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;

/// The official images, in the Docker engine of this machine.
record ContainerSource() implements Source {

    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String ELASTICSEARCH = "docker.elastic.co/elasticsearch/elasticsearch:9.5.3";

    @Override
    public Optional<String> obstacle() {
        return DockerClientFactory.instance().isDockerAvailable()
                ? Optional.empty()
                : Optional.of(
                        "telex.containers is true and no Docker engine answers: start one, or leave out -Pcontainers");
    }

    @Override
    public Running start(Class<? extends Server> kind) {
        return kind == Kafka.class ? kafka() : elasticsearch();
    }

    private static Running kafka() {
        KafkaContainer kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return new Running(new Kafka(kafka.getBootstrapServers()), kafka::stop);
    }

    private static Running elasticsearch() {
        ElasticsearchContainer elasticsearch = new ElasticsearchContainer(ELASTICSEARCH)
                .withEnv("xpack.security.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
        elasticsearch.start();
        return new Running(new Elasticsearch("http://" + elasticsearch.getHttpHostAddress()), elasticsearch::stop);
    }
}
