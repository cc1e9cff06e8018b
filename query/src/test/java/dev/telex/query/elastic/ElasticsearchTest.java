package dev.telex.query.elastic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.telex.wire.settings.Secret;
import dev.telex.wire.settings.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against servers that answer as Elasticsearch and OpenSearch do to `GET /`.
class ElasticsearchTest {
    private static final String ELASTICSEARCH = "{\"version\": {\"number\": \"9.5.3\"}}";
    private static final String OPENSEARCH = "{\"version\": {\"distribution\": \"opensearch\", \"number\": \"3.1.0\"}}";
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    private Path directory;

    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void saysWhichServerAnswers() throws IOException {
        assertThat(server(ElasticsearchSettings.at(plain(200, ELASTICSEARCH)))).isEqualTo("Elasticsearch 9.5.3");
        assertThat(server(ElasticsearchSettings.at(plain(200, OPENSEARCH)))).isEqualTo("OpenSearch 3.1.0");
    }

    @Test
    void asksTheNextHostWhereOneDoesNotAnswer() throws IOException {
        String dead = "http://127.0.0.1:1";
        var settings = settings(List.of(dead, plain(200, ELASTICSEARCH)), null, null, null, null);
        assertThat(server(settings)).isEqualTo("Elasticsearch 9.5.3");
    }

    @Test
    void saysWhoAsksByKeyOrByPassword() throws IOException {
        String url = plain(200, ELASTICSEARCH);
        server(settings(List.of(url), null, Secret.of("a2V5"), null, null));
        server(settings(List.of(url), null, null, "elastic", Secret.of("pässword")));
        assertThat(authorizations).containsExactly("ApiKey a2V5", "Basic ZWxhc3RpYzpww6Rzc3dvcmQ=");
    }

    @Test
    void trustsTheAuthorityOfAFileAndNobodyElse() throws Exception {
        String url = secure();
        assertThat(server(settings(List.of(url), directory.resolve("ca.pem"), null, null, null)))
                .isEqualTo("Elasticsearch 9.5.3");
        assertThatThrownBy(() -> server(settings(List.of(url), null, null, null, null)))
                .hasMessageContaining("nobody whom Java trusts")
                .hasMessageContaining("elasticsearch.ca-file");
        Path none = Files.writeString(directory.resolve("none.pem"), "");
        assertThatThrownBy(() -> server(settings(List.of(url), none, null, null, null)))
                .hasMessageContaining("elasticsearch.ca-file")
                .hasMessageContaining("none.pem");
    }

    @Test
    void sendsABulkOnceWhateverTheAnswer() throws IOException {
        byte[] bulk = "{}\n".getBytes(UTF_8);
        try (var elasticsearch = new Elasticsearch(ElasticsearchSettings.at(plain(429, "{}")))) {
            assertThatThrownBy(() -> elasticsearch.lines("/_bulk?filter_path=errors", bulk, bulk.length))
                    .hasMessageContaining("429");
        }
        assertThat(requests).containsExactly("/_bulk?filter_path=errors");
    }

    @Test
    void saysWhatIsWrongAndWhatMendsIt() throws Exception {
        assertThatThrownBy(() -> server(ElasticsearchSettings.at("http://127.0.0.1:1")))
                .hasMessageContaining("http://127.0.0.1:1 cannot be reached")
                .hasMessageContaining("elasticsearch.url");
        assertThatThrownBy(() -> server(ElasticsearchSettings.at("http://elasticsearch.invalid:9200")))
                .hasMessageContaining("no host has this name");
        assertThatThrownBy(() -> server(ElasticsearchSettings.at(plain(
                        401,
                        "{\"error\": {\"type\": \"security_exception\"," + " \"reason\": \"missing credentials\"}}"))))
                .hasMessageContaining("401 to GET /: security_exception: missing credentials")
                .hasMessageContaining("elasticsearch.api-key");
        assertThatThrownBy(() -> server(ElasticsearchSettings.at(plain(403, "<html>not json</html>"))))
                .hasMessageContaining("403")
                .hasMessageContaining("privileges");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(socket));
            assertThatThrownBy(() -> server(ElasticsearchSettings.at("https://127.0.0.1:" + socket.getLocalPort())))
                    .hasMessageContaining("speaks no TLS");
        }
        String secure = secure();
        assertThatThrownBy(() -> server(ElasticsearchSettings.at(secure.replace("https:", "http:"))))
                .hasMessageContaining("is it https instead of http?");
    }

    @Test
    void takesSettingsAsTheyAreWrittenAndSaysWhatIsWrongWithThem() {
        ElasticsearchSettings read = new SettingsReader<>(ElasticsearchSettings.class)
                .flags(Map.of("url", "https://a:9200, https://b:9200", "ca-file", "ca.pem", "api-key", "key"))
                .read();
        assertThat(read)
                .isEqualTo(settings(
                        List.of("https://a:9200", "https://b:9200"), Path.of("ca.pem"), Secret.of("key"), null, null));
        assertThat(read.toString()).doesNotContain("key]").contains("(secret)");
        assertThat(SettingsReader.defaults(ElasticsearchSettings.class))
                .isEqualTo(settings(List.of(), null, null, null, null));
        assertThatThrownBy(() -> new SettingsReader<>(ElasticsearchSettings.class)
                        .flags(Map.of(
                                "url", "http://a:9200, nonsense", "ca-file", "ca.pem", "api-key", "k", "user", "u"))
                        .read())
                .hasMessageContaining("expected addresses")
                .hasMessageContaining("expected https in every address")
                .hasMessageContaining("an API key or a user, not both")
                .hasMessageContaining("user and password together");
    }

    private static String server(ElasticsearchSettings settings) throws IOException {
        try (Elasticsearch elasticsearch = new Elasticsearch(settings)) {
            return elasticsearch.server();
        }
    }

    private static ElasticsearchSettings settings(
            List<String> url,
            @Nullable Path caFile,
            @Nullable Secret apiKey,
            @Nullable String user,
            @Nullable Secret password) {
        return new ElasticsearchSettings(url, caFile, apiKey, user, password, Duration.ofSeconds(60));
    }

    private String plain(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return "http://127.0.0.1:" + start(server, status, answer);
    }

    /// As a server without TLS does that sees at once that it is not spoken to in HTTP.
    private static void refuse(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private String secure() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate())) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return "https://127.0.0.1:" + start(server, 200, ELASTICSEARCH);
    }

    private int start(HttpServer server, int status, String answer) {
        server.createContext("/", exchange -> answer(exchange, status, answer));
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, int status, String answer) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                authorizations.add(authorization);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
        }
    }

    /// A key of its own for 127.0.0.1, made by the JDK's tool; its certificate goes to ca.pem.
    private Path certificate() throws Exception {
        Path store = directory.resolve("server.p12");
        if (!Files.exists(store)) {
            keytool("-genkeypair", "-alias", "es", "-keyalg", "EC", "-dname", "CN=test", "-ext", "SAN=IP:127.0.0.1");
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "es",
                    "-file",
                    directory.resolve("ca.pem").toString());
        }
        return store;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-keystore", directory.resolve("server.p12").toString(), "-storepass", new String(PASSWORD)));
        assertThat(new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }
}
