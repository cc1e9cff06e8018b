package dev.telex.wire.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address on the web, in the one spelling in which it is vetted, asked and told.
///
/// Publishers write addresses that java.net.URI refuses, and attackers write addresses that two parsers read
/// differently. So there is one reading, close to that of browsers (URL Standard), and everything after it sees
/// only its result: a host in ASCII and lower case, every spelling of an IPv4 address (2130706433, 0x7f.1,
/// 0177.0.0.1, 127.1, full-width digits) in the usual one, no user, no fragment, and a path with nothing in it that
/// a URI may not have.
///
/// @param scheme "http" or "https"
/// @param host   a name or an IP literal, IPv6 in brackets
/// @param port   -1 for the scheme's own
/// @param path   with its query; starts with "/"
public record WebAddress(String scheme, String host, int port, String path) {
    private static final int LONGEST = 8192;
    private static final int LONGEST_NAME = 253;
    private static final Pattern ABSOLUTE = Pattern.compile("(?is)(https?):[/\\\\]{2,}([^/\\\\?#]*)([^#]*)(?:#.*)?");
    private static final Pattern SCHEME = Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]*]|[^:\\[\\]]*)(?::(\\d{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");
    private static final Pattern NUMBER_LAST = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    /// @throws IllegalArgumentException that says what was expected
    public static WebAddress parse(String text) {
        Matcher absolute = ABSOLUTE.matcher(bare(text));
        if (!absolute.matches()) {
            throw new IllegalArgumentException("expected http:// or https:// and a host");
        }
        if (absolute.group(2).contains("@")) {
            throw new IllegalArgumentException(
                    "there is a user or password in it; put them into the settings (fetch.credentials, deliver.secrets), and name them here");
        }
        Matcher authority = AUTHORITY.matcher(absolute.group(2));
        if (!authority.matches()) {
            throw new IllegalArgumentException("expected http:// or https:// and a host");
        }
        String scheme = absolute.group(1).toLowerCase(Locale.ROOT);
        return new WebAddress(
                scheme, host(authority.group(1)), port(scheme, authority.group(2)), path(absolute.group(3)));
    }

    /// Where a reference in this document leads (RFC 3986, 5.2).
    ///
    /// @throws IllegalArgumentException where that is no web address
    public WebAddress resolve(String reference) {
        String bare = bare(reference).replaceFirst("(?s)#.*", "");
        if (SCHEME.matcher(bare).matches()) {
            return parse(bare);
        }
        if (bare.matches("(?s)[/\\\\]{2}.*")) {
            return parse(scheme + ":" + bare);
        }
        String document = path.substring(0, endOfPath(path));
        String target = bare.isEmpty()
                ? path
                : switch (bare.charAt(0)) {
                    case '/', '\\' -> bare;
                    case '?' -> document + bare;
                    default -> document.substring(0, document.lastIndexOf('/') + 1) + bare;
                };
        return new WebAddress(scheme, host, port, path(target));
    }

    /// Without the brackets that an IPv6 literal has in an address.
    public String hostName() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int portOrDefault() {
        return port != -1 ? port : isSecure() ? 443 : 80;
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == -1 ? "" : ":" + port) + path;
    }

    /// What a user typed, for a message: without the password that may be in it.
    public static String printable(String text) {
        return text.replaceFirst("(?s)^([^/?#]*:[/\\\\]+)[^/\\\\?#]*@", "$1");
    }

    /// The one spelling of a host: for what people write in settings, too.
    ///
    /// @throws IllegalArgumentException where it can be none
    public static String host(String text) {
        if (text.startsWith("[") || text.contains(":")) {
            // A zone ("%eth0") means an interface of this machine. A mapped IPv4 address becomes one.
            InetAddress literal = InetAddress.ofLiteral(text.replaceAll("[\\[\\]]|%.*", ""));
            if (text.contains("%")) {
                throw new IllegalArgumentException("an address with a zone leads to a network of this machine");
            }
            if (!text.contains(":")) {
                throw new IllegalArgumentException("expected an IPv6 address between the brackets");
            }
            return literal instanceof Inet4Address ? literal.getHostAddress() : "[" + literal.getHostAddress() + "]";
        }
        String plain = text.contains("%") ? URLDecoder.decode(text.replace("+", "%2B"), UTF_8) : text;
        String name = IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.$", "");
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("its host is no name");
        }
        return NUMBER_LAST.matcher(name).matches()
                ? Inet4Address.ofPosixLiteral(name).getHostAddress()
                : name;
    }

    private static int port(String scheme, String digits) {
        int port = digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
        if (port == 0 || port > 65_535) {
            throw new IllegalArgumentException("expected a port from 1 to 65535");
        }
        return port == (scheme.equals("https") ? 443 : 80) ? -1 : port;
    }

    /// As browsers do, without what stands around an address, and without line breaks in it.
    private static String bare(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
        }
        return text.replaceAll("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\r\\n]", "");
    }

    private static int endOfPath(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target.length() : query;
    }

    private static String path(String target) {
        int end = endOfPath(target);
        String path = target.substring(0, end).replace('\\', '/');
        return encode(withoutDots(path.startsWith("/") ? path : "/" + path) + target.substring(end));
    }

    /// RFC 3986, 5.2.4.
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        StringBuilder kept = new StringBuilder();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> kept.append(last ? "/" : "");
                case ".." -> {
                    kept.setLength(Math.max(0, kept.lastIndexOf("/")));
                    kept.append(last ? "/" : "");
                }
                default -> kept.append('/').append(segments[i]);
            }
        }
        return kept.toString();
    }

    private static String encode(String target) {
        StringBuilder encoded = new StringBuilder(target.length());
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '%' ? isEscape(target, i) : c > ' ' && c < 0x7f && "\"<>\\^`{|}[]".indexOf(c) < 0) {
                encoded.append(c);
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < target.length() ? i + 2 : i + 1;
                for (byte octet : target.substring(i, end).getBytes(UTF_8)) {
                    encoded.append("%%%02X".formatted(octet));
                }
                i = end - 1;
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(String target, int at) {
        return at + 2 < target.length()
                && HexFormat.isHexDigit(target.charAt(at + 1))
                && HexFormat.isHexDigit(target.charAt(at + 2));
    }
}
