package dev.telex.ingest.fetch;

import dev.telex.wire.web.Vetting.PrivateAddress;
import dev.telex.wire.web.WebAddress;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/// Says what went wrong, for somebody who can mend it.
record Reasons(FetchSettings settings) {
    DeadEnd of(WebAddress address, IOException broken) {
        return new DeadEnd(
                switch (broken) {
                    case SocketTimeoutException _ ->
                        "%s took longer than %d s (fetch.timeout)"
                                .formatted(address, settings.timeout().toSeconds());
                    case PrivateAddress refused -> address + ": " + refused.getMessage();
                    case UnknownHostException _ ->
                        "%s: no address is known for %s; is the name right, and does this machine reach its DNS?"
                                .formatted(address, address.host());
                    case ContentDecoder.TooLarge _ ->
                        "%s is larger than %s after decompression (fetch.max-bytes)"
                                .formatted(address, settings.maxBytes());
                    case ContentDecoder.Undecodable undecodable ->
                        "%s cannot be decompressed: %s".formatted(address, undecodable.getMessage());
                    case ConnectionClosedException cut -> "%s was cut off: %s".formatted(address, cut.getMessage());
                    case EOFException cut -> "%s was cut off: %s".formatted(address, cut.getMessage());
                    case MessageConstraintException head ->
                        "%s sends headers without end: %s".formatted(address, head.getMessage());
                    case SSLException tls -> "%s: TLS failed: %s".formatted(address, tls.getMessage());
                    case IOException _
                    when broken.getCause() instanceof HttpException http ->
                        "%s does not speak HTTP: %s".formatted(address, http.getMessage());
                    default ->
                        "%s: %s"
                                .formatted(
                                        address, broken.getMessage() == null ? broken.toString() : broken.getMessage());
                });
    }

    static String of(WebAddress address, int status) {
        String mend = switch (status) {
            case HttpStatus.SC_UNAUTHORIZED -> "; set fetch.credentials, and name them at the feed";
            case HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED -> "; set user and password in fetch.proxy";
            default -> "";
        };
        return "%s answered %d %s%s".formatted(address, status, phrase(status), mend);
    }

    static DeadEnd unknownCredentials(Request request) {
        return new DeadEnd(
                "%s: no credentials are called %s; set fetch.credentials.%s.basic (or bearer, header, cookie)"
                        .formatted(WebAddress.printable(request.url()), request.credentials(), request.credentials()));
    }

    private static String phrase(int status) {
        String phrase = EnglishReasonPhraseCatalog.INSTANCE.getReason(status, null);
        return phrase == null ? "" : phrase;
    }
}
