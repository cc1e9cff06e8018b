package dev.telex.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "health",
        description = "Tells whether the part that runs on this machine is up; the exit status says it too.",
        mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
    private static final int OK = 200;

    @Mixin(name = "settings")
    private final SettingsOptions settings = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        URI address = URI.create("http://127.0.0.1:" + settings.read().health().port() + "/health");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            out.println(answer.body());
            return answer.statusCode() == OK ? 0 : Telex.FAILED;
        } catch (IOException e) {
            out.println("no part answers at " + address + " (" + e + ")");
            return Telex.FAILED;
        }
    }
}
