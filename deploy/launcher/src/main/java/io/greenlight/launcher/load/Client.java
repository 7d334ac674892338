package io.greenlight.launcher.load;

/// One of those who make up a load: works until the load has ended.
interface Client extends Runnable {

    /// Nobody waits for this client any longer: what it has no answer to is written down as such,
    /// once, and an answer that comes after all changes nothing.
    void giveUp();
}
