package io.greenlight.cutover.pause;

import io.greenlight.cutover.database.Clients;
import io.greenlight.cutover.database.RealPooler;
import io.greenlight.cutover.database.TwoSides;

/// Two real sides, a real PgBouncer before them, and clients who may begin.
record LiveScene(TwoSides sides, RealPooler pooler, Clients clients, Scene scene)
        implements AutoCloseable {

    static LiveScene open(int from, int to) throws Exception {
        TwoSides sides = new TwoSides(from, to);
        RealPooler pooler = new RealPooler(sides, "0.05");
        return new LiveScene(
                sides,
                pooler,
                new Clients(pooler.endpoint(), sides.app()),
                new Scene(sides, pooler));
    }

    @Override
    public void close() {
        clients.close();
        pooler.close();
        sides.close();
    }
}
