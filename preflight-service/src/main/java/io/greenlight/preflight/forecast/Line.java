package io.greenlight.preflight.forecast;

import io.greenlight.preflight.forecast.Measured.Point;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/// A line through what was measured of some shape: between two points straight, past the last one
/// as steep as up to it, and below the first one no shorter than it, for that much is not due to
/// relations.
record Line(List<Point> points, ToLongFunction<Point> milliseconds) {

    Line {
        points = points.stream().sorted(Comparator.comparingLong(Point::relations)).toList();
        if (points.size() < 2) {
            throw new IllegalArgumentException("no line leads through " + points);
        }
    }

    Duration at(long relations) {
        Point first = points.getFirst();
        if (relations <= first.relations()) {
            return Duration.ofMillis(milliseconds.applyAsLong(first));
        }
        int next = 1;
        while (next < points.size() - 1 && points.get(next).relations() < relations) {
            next++;
        }
        return between(points.get(next - 1), points.get(next), relations);
    }

    /// A longer measurement that took less was luck: it is level there.
    private Duration between(Point from, Point to, long relations) {
        double start = milliseconds.applyAsLong(from);
        double rise = Math.max(0, milliseconds.applyAsLong(to) - start);
        double way = (double) (relations - from.relations()) / (to.relations() - from.relations());
        return Units.seconds((start + rise * way) / 1000);
    }
}
