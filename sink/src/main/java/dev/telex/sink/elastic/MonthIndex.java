package dev.telex.sink.elastic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.telex.wire.json.Json;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/// One index: of a family, a month, and the number that rises when it is built anew.
record MonthIndex(IndexFamily family, YearMonth month, int number) {
    /// Those among names; what others put behind the alias is theirs.
    static List<MonthIndex> among(Iterator<String> names, IndexFamily family) {
        Pattern ours = Pattern.compile(Pattern.quote(family.alias()) + "-\\d{4}\\.\\d{2}(-\\d+)?");
        List<MonthIndex> indices = new ArrayList<>();
        names.forEachRemaining(name -> {
            if (ours.matcher(name).matches()) {
                indices.add(of(family, name));
            }
        });
        return indices;
    }

    private static MonthIndex of(IndexFamily family, String name) {
        String month = family.month(family.month(name));
        // An earlier Telex gave its indices the name that is an alias now.
        int number = name.equals(month) ? 0 : Integer.parseInt(name.substring(month.length() + 1));
        return new MonthIndex(family, family.month(name), number);
    }

    String name() {
        return number == 0 ? alias() : alias() + "-" + number;
    }

    /// What writers name.
    String alias() {
        return family.month(month);
    }

    /// What creates it with both its aliases: at work from the start.
    ObjectNode creation() {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode aliases = body.putObject("aliases");
        aliases.putObject(family.alias());
        aliases.putObject(alias()).put("is_write_index", true);
        return body;
    }
}
