package dev.telex.bench.camel;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/// Runs the route for as long as it is told to. Its arguments are the broker's address, the topic, Elasticsearch's
/// host and port, how many documents go into a bulk, and how many bulks are written at a time; a line of standard
/// input names the index into which the topic is read from its beginning, an empty one ends that. It answers each
/// with a line, and ends with its standard input.
public final class CamelMain {
    private CamelMain() {}

    public static void main(String[] arguments) throws Exception {
        // A round ends in the middle of a poll, which Kafka's consumers log with a page of stack traces each.
        System.setProperty("org.apache.logging.log4j.level", "OFF");
        PrintStream answers = System.out;
        System.setOut(System.err); // no log may stand between them
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int round = 0;
        CamelContext camel = new DefaultCamelContext();
        // The records of a batch count as under way for ever; nothing is, when a round is over.
        camel.getShutdownStrategy().setTimeout(1);
        camel.start();
        for (String index = lines.readLine(); index != null; index = lines.readLine()) {
            if (index.isEmpty()) {
                camel.getRouteController().stopAllRoutes();
                camel.removeRoute(IndexRoute.READ);
                camel.removeRoute(IndexRoute.WRITE);
            } else {
                camel.addRoutes(new IndexRoute(
                        arguments[0],
                        arguments[1],
                        "camel-" + round++,
                        arguments[2],
                        index,
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4])));
            }
            answers.println("done");
        }
        camel.stop();
    }
}
