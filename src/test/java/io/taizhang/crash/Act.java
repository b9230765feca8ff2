package io.taizhang.crash;

/** What the writers do, and how often in a hundred times. */
enum Act {
    SPEND(60, "spends"),
    TOP_UP(40, "top-ups");

    final int weight;
    final String path;

    Act(int weight, String path) {
        this.weight = weight;
        this.path = path;
    }

    static Act of(int dice) {
        int passed = 0;
        for (var act : values()) {
            passed += act.weight;
            if (dice < passed) {
                return act;
            }
        }
        return SPEND;
    }

    String body(long fen) {
        var amount = "{\"amount\":\"%d.%02d\",\"currency\":\"CNY\"}".formatted(fen / 100, fen % 100);
        return switch (this) {
            case SPEND -> "{\"amount\":" + amount + "}";
            case TOP_UP -> "{\"amount\":" + amount + ",\"method\":\"CASH\"}";
        };
    }
}
