package dev.telex.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How figures grow with size, as an SVG: of each metric that was taken at several sizes ("copies.10000",
/// "copies.1000000") a line, of each unit a panel. Sizes are on a logarithmic axis, values on one that begins
/// with 0.
public final class Plot {
    private static final Pattern SIZED = Pattern.compile("(.+)\\.(\\d+)");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int LEFT = 80;
    private static final int RIGHT = 160;
    private static final int TOP = 36;
    private static final int BOTTOM = 40;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d", "#3a7d44", "#7d5ba6", "#b8860b");

    private final StringBuilder svg = new StringBuilder();

    private Plot() {}

    private record Point(long size, double value) {}

    /// @return "" where nothing was measured at two sizes or more
    public static String of(List<Measurement> measurements) {
        Map<String, Map<String, List<Point>>> panels = new TreeMap<>();
        for (Measurement measurement : measurements) {
            Matcher sized = SIZED.matcher(measurement.metric());
            if (sized.matches()) {
                panels.computeIfAbsent(measurement.unit(), _ -> new TreeMap<>())
                        .computeIfAbsent(sized.group(1), _ -> new ArrayList<>())
                        .add(new Point(Long.parseLong(sized.group(2)), measurement.value()));
            }
        }
        panels.values().forEach(lines -> lines.values().removeIf(points -> points.size() < 2));
        panels.values().removeIf(Map::isEmpty);
        return panels.isEmpty() ? "" : new Plot().draw(panels);
    }

    private String draw(Map<String, Map<String, List<Point>>> panels) {
        add("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="white"/>
            """, List.of(WIDTH, HEIGHT * panels.size()));
        int top = 0;
        for (Map.Entry<String, Map<String, List<Point>>> panel : panels.entrySet()) {
            add("<g transform=\"translate(0 %d)\">\n", List.of(top));
            panel(panel.getKey(), panel.getValue());
            add("</g>\n", List.of());
            top += HEIGHT;
        }
        return svg.append("</svg>\n").toString();
    }

    private void panel(String unit, Map<String, List<Point>> lines) {
        List<Point> all = lines.values().stream().flatMap(List::stream).toList();
        long least = all.stream().mapToLong(Point::size).min().orElseThrow();
        long most = all.stream().mapToLong(Point::size).max().orElseThrow();
        double highest = round(all.stream().mapToDouble(Point::value).max().orElseThrow());
        add("<text x=\"%d\" y=\"20\" font-weight=\"bold\">%s</text>\n", List.of(LEFT, unit));
        for (int i = 0; i <= 4; i++) {
            double value = highest * i / 4;
            add(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                    List.of(LEFT, WIDTH - RIGHT, y(value, highest), y(value, highest)));
            add(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>\n",
                    List.of(LEFT - 8, y(value, highest) + 4, value));
        }
        all.stream()
                .map(Point::size)
                .distinct()
                .sorted()
                .forEach(size -> add(
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>\n",
                        List.of(x(size, least, most), HEIGHT - BOTTOM + 18, size)));
        int number = 0;
        for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
            String colour = COLOURS.get(number++ % COLOURS.size());
            add("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\" points=\"", List.of(colour));
            line.getValue()
                    .forEach(point ->
                            add("%.1f,%.1f ", List.of(x(point.size(), least, most), y(point.value(), highest))));
            Point last = line.getValue().getLast();
            add(
                    "\"/>\n<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>\n",
                    List.of(WIDTH - RIGHT + 8, y(last.value(), highest) + 4, colour, line.getKey()));
        }
    }

    /// The next of 1, 2, 5, 10, 20...
    private static double round(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
    }

    private static double x(long size, long least, long most) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log((double) size / least) / Math.log((double) most / least);
    }

    private static double y(double value, double highest) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest;
    }

    private void add(String format, List<?> values) {
        svg.append(String.format(Locale.ROOT, format, values.toArray()));
    }
}
