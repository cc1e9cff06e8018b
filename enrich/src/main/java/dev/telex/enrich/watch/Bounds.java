package dev.telex.enrich.watch;

import dev.telex.enrich.watch.Question.Kind;
import dev.telex.enrich.watch.Question.Scope;
import dev.telex.query.Moment;
import dev.telex.query.NumberField;
import dev.telex.query.Query.Numbers;
import dev.telex.query.Query.Times;
import dev.telex.query.TimeField;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Ranges as the body of an atom, and back.
@SuppressWarnings("EnumOrdinal") // numbers that never leave this process
final class Bounds {
    private static final int OPEN = 0;
    private static final int AT = 1;
    private static final int AGO = 2;

    private Bounds() {}

    static Question question(Numbers numbers) {
        long from = Double.doubleToLongBits(numbers.from());
        long to = Double.doubleToLongBits(numbers.to());
        return new Question(
                Kind.NUMBERS,
                Scope.ANYWHERE,
                0,
                numbers.field().ordinal(),
                (numbers.fromIncluded() ? 1 : 0) | (numbers.toIncluded() ? 2 : 0),
                (int) (from >>> 32),
                (int) from,
                (int) (to >>> 32),
                (int) to);
    }

    static Numbers numbers(Question question) {
        int[] body = question.body;
        return new Numbers(
                NumberField.values()[body[0]],
                Double.longBitsToDouble(join(body[2], body[3])),
                (body[1] & 1) != 0,
                Double.longBitsToDouble(join(body[4], body[5])),
                (body[1] & 2) != 0);
    }

    static Question question(Times times) {
        int[] body = new int[9];
        body[0] = times.field().ordinal();
        write(times.from(), body, 1);
        write(times.to(), body, 5);
        return new Question(Kind.TIMES, Scope.ANYWHERE, 0, body);
    }

    static Times times(Question question) {
        return new Times(TimeField.values()[question.body[0]], moment(question.body, 1), moment(question.body, 5));
    }

    private static void write(@Nullable Moment moment, int[] body, int at) {
        switch (moment) {
            case null -> body[at] = OPEN;
            case Moment.At(Instant instant) -> write(AT, instant.getEpochSecond(), instant.getNano(), body, at);
            case Moment.Ago(Duration before) -> write(AGO, before.getSeconds(), before.getNano(), body, at);
        }
    }

    private static void write(int kind, long seconds, int nanos, int[] body, int at) {
        body[at] = kind;
        body[at + 1] = (int) (seconds >>> 32);
        body[at + 2] = (int) seconds;
        body[at + 3] = nanos;
    }

    private static @Nullable Moment moment(int[] body, int at) {
        long seconds = join(body[at + 1], body[at + 2]);
        return switch (body[at]) {
            case AT -> new Moment.At(Instant.ofEpochSecond(seconds, body[at + 3]));
            case AGO -> new Moment.Ago(Duration.ofSeconds(seconds, body[at + 3]));
            default -> null;
        };
    }

    private static long join(int high, int low) {
        return (long) high << 32 | (low & 0xFFFFFFFFL);
    }
}
