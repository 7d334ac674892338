package io.greenlight.launcher.bench;

import java.util.List;

/// The same figure of many runs.
///
/// @param median the middle one, or the mean of the two in the middle
/// @param p95 the smallest that 95 % of the runs do not exceed
record Distribution(double median, double p95, double worst) {

    private static final double P95 = 0.95;

    static Distribution of(List<Double> values) {
        if (values.isEmpty()) {
            return new Distribution(Double.NaN, Double.NaN, Double.NaN);
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double median =
                size % 2 == 1
                        ? sorted.get(size / 2)
                        : (sorted.get(size / 2 - 1) + sorted.get(size / 2)) / 2;
        int rank = (int) Math.ceil(P95 * size);
        return new Distribution(median, sorted.get(rank - 1), sorted.getLast());
    }
}
