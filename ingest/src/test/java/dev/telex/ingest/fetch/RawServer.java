package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A server without manners: it answers with the bytes that a test wants, HTTP or not.
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger accepted = new AtomicInteger();
    private final BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();

    interface Answer {
        /// @return whether the connection goes on
        boolean to(List<String> request, OutputStream out) throws IOException;
    }

    RawServer(Answer answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        connections.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    accepted.incrementAndGet();
                    connections.execute(() -> serve(connection, answer));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    /// The same bytes for everybody, and then the end of the connection.
    static RawServer saying(String answer) throws IOException {
        return new RawServer((_, out) -> {
            out.write(answer.getBytes(ISO_8859_1));
            return false;
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// The lines of a request's head, in the order in which requests came.
    List<String> request() throws InterruptedException {
        return requests.take();
    }

    /// How many were made so far.
    int connections() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.shutdownNow();
    }

    private void serve(Socket connection, Answer answer) {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            boolean goesOn = true;
            while (goesOn) {
                List<String> request = new ArrayList<>();
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    request.add(line);
                }
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request);
                goesOn = answer.to(request, connection.getOutputStream());
                connection.getOutputStream().flush();
            }
        } catch (IOException e) {
            // Whoever asked had enough.
        }
    }
}
