package io.taizhang.card;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cards as a few lines of arithmetic: what each request should be answered with, and what is there afterwards. */
final class CardModel {

    static final long CAP = 60_000;
    static final long LIMIT = 15_000;
    static final long TIER = 10_000;
    static final long TIER_BONUS = 700;

    /** A card; {@code successor} stands for it when it was replaced. */
    static final class Card {
        String status = "ACTIVE";
        long principal;
        long bonus;
        long held;
        int sequence = 1;

        @Nullable
        Card successor;

        Card last() {
            return successor == null ? this : successor.last();
        }
    }

    /** A movement that can be returned or reversed. */
    static final class Moved {
        final Card card;
        final boolean in;
        final long principal;
        final long bonus;
        long returnedPrincipal;
        long returnedBonus;
        boolean reversed;

        Moved(Card card, boolean in, long principal, long bonus) {
            this.card = card;
            this.in = in;
            this.principal = principal;
            this.bonus = bonus;
        }
    }

    static final class Hold {
        Card card;
        final long amount;
        boolean open = true;

        Hold(Card card, long amount) {
            this.card = card;
            this.amount = amount;
        }
    }

    /** What is expected: a refusal's code, or null for success, on this card. */
    record Expected(@Nullable String code, Card card) {}

    private final String order;
    final List<Card> cards = new ArrayList<>();
    final List<Moved> movements = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();

    CardModel(String order) {
        this.order = order;
    }

    private @Nullable String state(Card card) {
        return switch (card.status) {
            case "ACTIVE" -> null;
            case "FROZEN" -> "card_frozen";
            case "LOST" -> "card_lost";
            case "REPLACED" -> "card_replaced";
            default -> "card_not_active";
        };
    }

    private @Nullable String payable(Card card, long amount) {
        if (state(card) != null) {
            return state(card);
        }
        if (amount > card.principal + card.bonus - card.held) {
            return "insufficient_balance";
        }
        return amount > LIMIT ? "card_limit_exceeded" : null;
    }

    private long bonusPart(Card card, long amount) {
        return switch (order) {
            case "BONUS_FIRST" -> Math.min(card.bonus, amount);
            case "PRINCIPAL_FIRST" -> Math.max(0, amount - card.principal);
            default -> amount * card.bonus / Math.max(1, card.principal + card.bonus);
        };
    }

    private Moved pay(Card card, long amount) {
        long bonus = bonusPart(card, amount);
        card.bonus -= bonus;
        card.principal -= amount - bonus;
        card.sequence++;
        return new Moved(card, false, amount - bonus, bonus);
    }

    Expected topUp(Card card, long amount) {
        var code = state(card) != null ? state(card) : card.principal + amount > CAP ? "card_cap_exceeded" : null;
        if (code == null) {
            long bonus = amount >= TIER ? TIER_BONUS : 0;
            card.principal += amount;
            card.bonus += bonus;
            card.sequence++;
            movements.add(new Moved(card, true, amount, bonus));
        }
        return new Expected(code, card);
    }

    Expected spend(Card card, long amount) {
        var code = payable(card, amount);
        if (code == null) {
            movements.add(pay(card, amount));
        }
        return new Expected(code, card);
    }

    Expected hold(Card card, long amount) {
        var code = payable(card, amount);
        if (code == null) {
            card.held += amount;
            card.sequence++;
            holds.add(new Hold(card, amount));
        }
        return new Expected(code, card);
    }

    Expected capture(Hold hold, long amount) {
        if (!hold.open || amount > hold.amount) {
            return new Expected(!hold.open ? "card_hold_not_open" : "card_capture_exceeds_hold", hold.card);
        }
        hold.open = false;
        hold.card.held -= hold.amount;
        movements.add(pay(hold.card, amount));
        return new Expected(null, hold.card);
    }

    Expected release(Hold hold) {
        if (!hold.open) {
            return new Expected("card_hold_not_open", hold.card);
        }
        hold.open = false;
        hold.card.held -= hold.amount;
        hold.card.sequence++;
        return new Expected(null, hold.card);
    }

    Expected giveBack(Moved of, long amount) {
        var card = of.card.last();
        if (of.in) {
            return new Expected("card_movement_not_returnable", card);
        }
        long principal = of.reversed ? 0 : of.principal - of.returnedPrincipal;
        long bonus = of.reversed ? 0 : of.bonus - of.returnedBonus;
        if (amount > principal + bonus) {
            return new Expected("card_return_exceeds_spend", card);
        }
        long part =
                switch (order) {
                    case "BONUS_FIRST" -> Math.max(0, amount - principal);
                    case "PRINCIPAL_FIRST" -> Math.min(bonus, amount);
                    default -> amount * bonus / Math.max(1, principal + bonus);
                };
        if (amount > part && card.principal + amount - part > CAP) {
            return new Expected("card_cap_exceeded", card);
        }
        of.returnedPrincipal += amount - part;
        of.returnedBonus += part;
        card.principal += amount - part;
        card.bonus += part;
        card.sequence++;
        return new Expected(null, card);
    }

    Expected reverse(Moved of) {
        var card = of.card;
        String code = null;
        if (of.reversed) {
            code = "card_movement_reversed";
        } else if (of.returnedPrincipal + of.returnedBonus > 0) {
            code = "card_movement_not_reversible";
        } else if (state(card) != null) {
            code = state(card);
        } else if (of.in
                && (card.principal < of.principal
                        || card.bonus < of.bonus
                        || card.held > card.principal + card.bonus - of.principal - of.bonus)) {
            code = "card_movement_not_reversible";
        } else if (!of.in && of.principal > 0 && card.principal + of.principal > CAP) {
            code = "card_cap_exceeded";
        }
        if (code == null) {
            of.reversed = true;
            card.principal += of.in ? -of.principal : of.principal;
            card.bonus += of.in ? -of.bonus : of.bonus;
            card.sequence++;
        }
        return new Expected(code, card);
    }

    Expected transfer(Card from, Card to, long amount) {
        String code;
        if (from == to) {
            code = "card_transfer_same";
        } else if (state(from) != null) {
            code = state(from);
        } else if (amount > from.principal - Math.max(0, from.held - from.bonus)) {
            code = "insufficient_balance";
        } else if (state(to) != null) {
            code = "card_transfer_target";
        } else {
            code = to.principal + amount > CAP ? "card_cap_exceeded" : null;
        }
        if (code == null) {
            from.principal -= amount;
            to.principal += amount;
            from.sequence++;
            to.sequence++;
        }
        return new Expected(code, from);
    }

    /** A change of status between two. */
    Expected change(Card card, String from, String to, String otherwise) {
        if (!card.status.equals(from)) {
            return new Expected(otherwise.isEmpty() ? state(card) : otherwise, card);
        }
        card.status = to;
        card.sequence++;
        return new Expected(null, card);
    }

    /** Replaces a card; the new one is added to the cards. */
    Expected replace(Card card) {
        if (!card.status.equals("ACTIVE") && !card.status.equals("LOST")) {
            return new Expected(state(card), card);
        }
        var successor = new Card();
        successor.principal = card.principal;
        successor.bonus = card.bonus;
        successor.held = card.held;
        card.principal = 0;
        card.bonus = 0;
        card.held = 0;
        card.status = "REPLACED";
        card.sequence++;
        card.successor = successor;
        holds.stream().filter(hold -> hold.open && hold.card == card).forEach(hold -> hold.card = successor);
        cards.add(successor);
        return new Expected(null, successor);
    }
}
