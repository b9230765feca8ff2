package io.taizhang.card;

import io.taizhang.platform.Money;

/** A customer's cards in their profile: how many there are, without replaced and closed ones, and what they hold. */
public record CardsSection(long count, Money balance) {}
