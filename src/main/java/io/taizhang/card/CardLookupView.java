package io.taizhang.card;

import java.util.List;

/** The cards that a number or phone leads to: none, one, or all of a customer's. */
public record CardLookupView(List<CardView> items) {}
