package dev.telex.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sun, 22 Nov 2026 07:30:00 +0100      | 2026-11-22T06:30:00Z
            Sun, 22 Nov 2026 07:30:00 +01:00     | 2026-11-22T06:30:00Z
            Sun, 22 Nov 2026 07:30:00 GMT+1      | 2026-11-22T06:30:00Z
            Sun, 22 Nov 2026 07:30:00 -0500 (EST)| 2026-11-22T12:30:00Z
            22 Nov 26 07:30 EST                  | 2026-11-22T12:30:00Z
            Sunday, November 22, 2026 7:30 PM    | 2026-11-22T19:30:00Z
            Sun Nov  1 07:30:06 PST 2026         | 2026-11-01T15:30:06Z
            22-Nov-2026 07:30:00 GMT             | 2026-11-22T07:30:00Z
            Thu, 31 Dec 1998 23:59:60 GMT        | 1998-12-31T23:59:59Z
            Sun, 22 Nov 2026 24:00:00 GMT        | 2026-11-23T00:00:00Z
            Fri, 2006/09/15 08:19:53 EDT         | 2006-09-15T12:19:53Z
            2026-11-22T07:30:00.5+01:00          | 2026-11-22T06:30:00.500Z
            2026-11-22T07:30Z                    | 2026-11-22T07:30:00Z
            2026-11-22 07:30:00.123456           | 2026-11-22T07:30:00.123456Z
            20261122T073000Z                     | 2026-11-22T07:30:00Z
            20261122073000                       | 2026-11-22T07:30:00Z
            2026-11-22                           | 2026-11-22T00:00:00Z
            2026-11                              | 2026-11-01T00:00:00Z
            2026                                 | 2026-01-01T00:00:00Z
            2026-326                             | 2026-11-22T00:00:00Z
            2026-W47-7                           | 2026-11-22T00:00:00Z
            26-11-22                             | 2026-11-22T00:00:00Z
            22.11.2026 07:30                     | 2026-11-22T07:30:00Z
            11/22/2026 7:30 AM                   | 2026-11-22T07:30:00Z
            1795332600                           | 2026-11-22T07:30:00Z
            2004년 05월 28일  오후 11:31:58         | 2004-05-28T23:31:58Z
            2004-05-25 오전 11:23:17              | 2004-05-25T11:23:17Z
            Κυρ, 11 Ιούλ 2004 12:00:00 EST       | 2004-07-11T17:00:00Z
            2004-július-13T9:15-05:00            | 2004-07-13T14:15:00Z
            mar., 05 ene. 2021 10:00:00 +0000    | 2021-01-05T10:00:00Z
            So, 22 Mär 2026 07:30:00 +0100       | 2026-03-22T06:30:00Z
            """)
    void readsTheDatesOfRealFeeds(String date, Instant instant) {
        assertThat(Dates.instant(date)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "next Tuesday",
                "30 Feb 2026 10:00:00 GMT",
                "0001-01-01T00:00:00Z",
                "Sun, 30 Dec 0000 00:00:00 GMT",
                "12:30",
                "2026-13-45",
                "99999999999999999999",
                "2026-11-22T25:61:00Z",
                "-",
                "+",
                "12:",
                "::",
                "W"
            })
    void leavesOutWhatIsNoDate(String date) {
        assertThat(Dates.instant(date)).isNull();
    }
}
