package dev.telex.sink.delivery;

import dev.telex.wire.settings.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// E-mail by SMTP, as text and as HTML. The message's id is the parcel's, so that a mailbox that had it knows it.
final class Mail {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final Rendering rendering;
    private final InstantSource clock;
    private final Session session;

    Mail(DeliverySettings settings, Rendering rendering, InstantSource clock) {
        this.settings = settings.mail();
        this.rendering = rendering;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    Answer send(Parcel parcel, String to) {
        if (settings.host() == null) {
            return new Answer.NotNow("no server sends e-mail; set deliver.mail.host");
        }
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(parcel, to);
            Secret password = settings.password();
            transport.connect(
                    settings.host(), settings.port(), settings.user(), password == null ? null : password.value());
            transport.sendMessage(message, message.getAllRecipients());
            return new Answer.Taken();
        } catch (AuthenticationFailedException e) {
            return new Answer.NotNow("%s does not let us in: %s".formatted(settings.host(), e.getMessage()));
        } catch (MessagingException | IOException e) {
            return refuses(e)
                    ? new Answer.Refused(settings.host() + " refuses: " + e.getMessage())
                    : new Answer.NotNow(settings.host() + ": " + e.getMessage());
        }
    }

    /// A reply of 500 and above: as it is, the message will never be taken (RFC 5321, 4.2.1).
    private static boolean refuses(Exception failure) {
        for (Exception each = failure; each instanceof MessagingException next; each = next.getNextException()) {
            int code = switch (next) {
                case SMTPSendFailedException failed -> failed.getReturnCode();
                case SMTPAddressFailedException failed -> failed.getReturnCode();
                default -> 0;
            };
            if (code >= 500) {
                return true;
            }
        }
        return false;
    }

    /// The first line of the text is the subject.
    private MimeMessage message(Parcel parcel, String to) throws MessagingException, IOException {
        Map<String, Object> view = View.of(parcel);
        String[] text =
                rendering.render(parcel.destination(), "email.txt", view).split("\n", 2);
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + parcel.id() + "@telex>");
            }
        };
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(text[0].replaceAll("\\p{Cntrl}", " ").strip(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        // Nobody's holiday notice is for us (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.length > 1 ? text[1] : "", UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(rendering.render(parcel.destination(), "email.html", view), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        return message;
    }

    private static Properties properties(DeliverySettings settings) {
        String timeout = Long.toString(settings.timeout().toMillis());
        MailSettings mail = settings.mail();
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.auth", Boolean.toString(mail.user() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put(
                "mail.smtp.ssl.enable", Boolean.toString(mail.encryption().equals("tls")));
        properties.put(
                "mail.smtp.starttls.enable", Boolean.toString(mail.encryption().equals("starttls")));
        properties.put(
                "mail.smtp.starttls.required",
                Boolean.toString(mail.encryption().equals("starttls")));
        return properties;
    }
}
