package io.taizhang.demo;

import java.util.List;
import java.util.UUID;

/** The fictional company: its shops, who works in them, the cards that they sell. */
record DemoCast(List<Shop> shops, UUID cardProgram) {

    /** A shop, its account manager and its cashier. */
    record Shop(UUID id, String name, UUID accountManager, UUID cashier) {}
}
