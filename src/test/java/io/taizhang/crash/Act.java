package io.taizhang.crash;

import org.jspecify.annotations.Nullable;

/** What the writers do, and how often in a hundred times. */
enum Act {
    SPEND(36),
    TOP_UP(30),
    HOLD(9),
    CAPTURE(5),
    VOID(2),
    RETURN(9),
    REVERSE(2),
    TRANSFER(7);

    private final int weight;

    Act(int weight) {
        this.weight = weight;
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

    /** What has to have been done before; null when nothing. */
    @Nullable
    Act about() {
        return switch (this) {
            case SPEND, TOP_UP, HOLD, TRANSFER -> null;
            case CAPTURE, VOID -> HOLD;
            case RETURN, REVERSE -> SPEND;
        };
    }

    String path(String card, Journal.@Nullable Entry about) {
        return switch (this) {
            case SPEND -> "/api/v1/cards/" + card + "/spends";
            case TOP_UP -> "/api/v1/cards/" + card + "/top-ups";
            case HOLD -> "/api/v1/cards/" + card + "/holds";
            case RETURN -> "/api/v1/cards/" + card + "/returns";
            case REVERSE -> "/api/v1/cards/" + card + "/reversals";
            case TRANSFER -> "/api/v1/cards/" + card + "/transfers";
            case CAPTURE -> "/api/v1/holds/" + Journal.of(about).key + "/capture";
            case VOID -> "/api/v1/holds/" + Journal.of(about).key + "/void";
        };
    }

    String body(long fen, String otherCard, Journal.@Nullable Entry about) {
        var amount = "\"amount\":{\"amount\":\"%d.%02d\",\"currency\":\"CNY\"}".formatted(fen / 100, fen % 100);
        return switch (this) {
            case SPEND, HOLD, CAPTURE -> "{" + amount + "}";
            case TOP_UP -> "{" + amount + ",\"method\":\"CASH\"}";
            case VOID -> "{}";
            case RETURN -> "{" + amount + ",\"movement\":\"" + Journal.of(about).key + "\"}";
            case REVERSE -> "{\"movement\":\"" + Journal.of(about).key + "\"}";
            case TRANSFER -> "{" + amount + ",\"toCardId\":\"" + otherCard + "\"}";
        };
    }

    /** What the card's balance changes by when it is done, in 分. */
    long effect(long fen, Journal.@Nullable Entry about) {
        return switch (this) {
            case SPEND, CAPTURE, TRANSFER -> -fen;
            case TOP_UP -> fen + (fen >= CrashIT.TIER ? CrashIT.TIER_BONUS : 0);
            case HOLD, VOID -> 0;
            case RETURN -> fen;
            case REVERSE -> Journal.of(about).amount;
        };
    }
}
