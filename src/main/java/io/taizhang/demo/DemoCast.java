package io.taizhang.demo;

import java.util.List;
import java.util.UUID;

/** The fictional company: its shops, who works in them, the cards that they sell. */
record DemoCast(List<Shop> shops, Office office, UUID cardProgram) {

    /** Who works for all shops together. */
    record Office(UUID manager, UUID finance, UUID service) {}

    /** A shop, its account manager and its cashier. */
    record Shop(UUID id, String name, UUID accountManager, UUID cashier) {}
}
