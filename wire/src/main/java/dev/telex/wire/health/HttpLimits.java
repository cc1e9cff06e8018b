package dev.telex.wire.health;

import java.util.Map;

/// Bounds on what a caller of the JDK's HTTP server may hold up. The JDK reads them once, when a JVM's first
/// server is made, and by default has none for the time that a request may take to arrive: somebody could hold
/// connections for ever by sending a byte now and then.
public final class HttpLimits {
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "60", // seconds from a request's first byte to its last
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "32768",
            "jdk.httpserver.maxConnections", "2000",
            // Small answers go out at once: Nagle's algorithm holds them back by 40 ms.
            "sun.net.httpserver.nodelay", "true");

    private HttpLimits() {}

    /// Before a server is made. What somebody has set stays.
    public static void set() {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
