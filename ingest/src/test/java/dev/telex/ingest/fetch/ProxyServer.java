package dev.telex.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// An HTTP proxy that notes what it was asked for. It takes every name for this machine.
final class ProxyServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final @Nullable String authorization;

    /// @param authorization what it wants to see; null for nothing
    ProxyServer(@Nullable String authorization) throws IOException {
        this.authorization = authorization;
        connections.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    connections.execute(() -> serve(connection));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    /// The request lines that it did something about.
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.shutdownNow();
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            String head = head(in);
            while (authorization != null && !head.contains("Proxy-Authorization: " + authorization)) {
                out.write(("HTTP/1.1 407 Who is it?\r\nProxy-Authenticate: Basic realm=\"desk\"\r\n"
                                + "Content-Length: 0\r\n\r\n")
                        .getBytes(ISO_8859_1));
                head = head(in);
            }
            asked.add(head.lines().findFirst().orElseThrow());
            String[] line = head.split(" ", 3);
            boolean tunnel = line[0].equals("CONNECT");
            int port = tunnel
                    ? Integer.parseInt(line[1].substring(line[1].lastIndexOf(':') + 1))
                    : URI.create(line[1]).getPort();
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (tunnel) {
                    out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(ISO_8859_1));
                } else {
                    target.getOutputStream().write(head.getBytes(ISO_8859_1));
                }
                var back = connections.submit(() -> target.getInputStream().transferTo(out));
                in.transferTo(target.getOutputStream());
                back.cancel(true);
            }
        } catch (IOException e) {
            // One of the two had enough.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            head.append((char) octet);
        }
        return head.toString();
    }
}
