package dev.telex.ingest.drop;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/// What a file's name says, and which name is free.
final class FileNames {
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String REASON = ".reason";

    /// What rsync, WinSCP, FileZilla, browsers and careful people give a file until it is whole.
    private static final Set<String> UNFINISHED =
            Set.of("part", "partial", "filepart", "tmp", "temp", "crdownload", "upload", "writing", "swp");

    private FileNames() {}

    /// Whether somebody writes under this name until the file is whole, or it is nobody's business.
    static boolean isTemporary(String name) {
        int dot = name.lastIndexOf('.');
        return name.startsWith(".")
                || name.endsWith("~")
                || UNFINISHED.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /// Whether a file was renamed to this name from that temporary one: "a.xml" from "a.xml.part", ".a.xml.Ck3z".
    static boolean isFrom(String name, String temporary) {
        String bare = temporary.startsWith(".") ? temporary.substring(1) : temporary;
        return bare.equals(name) || bare.startsWith(name + ".") || bare.startsWith(name + "~");
    }

    /// "a.xml", or if that is taken "a-2.xml", "a-3.xml" and so on.
    static String free(String name, Taken taken) throws IOException {
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String end = dot <= 0 ? "" : name.substring(dot);
        String free = name;
        for (int i = 2; taken.isTaken(free); i++) {
            free = stem + "-" + i + end;
        }
        return free;
    }

    interface Taken {
        boolean isTaken(String name) throws IOException;
    }
}
