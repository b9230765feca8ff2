package io.taizhang.protection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * States of records as history keeps them: one that tells who somebody is is sealed as a whole, with the key of the customer
 * whom it concerns or with that of the house. So history stays complete when a customer is erased, and what it said of them
 * cannot be read any more.
 */
@ApplicationScoped
public class SealedStates {

    private static final String SEALED = "sealed";
    private static final Map<String, Object> ERASED = Map.of("erased", true);
    private static final TypeReference<LinkedHashMap<String, Object>> STATE = new TypeReference<>() {};

    /** Keeps what is null: in a change that waits it takes something away. */
    private final ObjectMapper json;

    private final PersonalKeys keys;
    private final HouseSeal house;

    SealedStates(ObjectMapper json, PersonalKeys keys, HouseSeal house) {
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        this.keys = keys;
        this.house = house;
    }

    /**
     * A state in clear.
     *
     * @param place table, column and row: sealed, it opens nowhere else
     * @param customerId a customer who is stored; null for what concerns none
     * @param text an object of JSON; null when there was nothing
     */
    public record Clear(String place, @Nullable UUID customerId, @Nullable String text) {

        boolean isPersonal() {
            return PersonalFields.areIn(text);
        }
    }

    /** A state as it is kept, with the place and the customer that it was sealed for. */
    public record Kept(String place, @Nullable UUID customerId, @Nullable Map<String, Object> state) {

        boolean isSealed() {
            return state != null && state.size() == 1 && PersonalFields.isSealed(state.get(SEALED));
        }
    }

    /** The states as they are kept, in their order. Customers whose keys are needed are asked for in one statement. */
    public List<@Nullable String> sealed(List<Clear> states) {
        var own =
                keys.ofEach(customers(states.stream().filter(Clear::isPersonal).map(Clear::customerId)));
        return states.stream().map(state -> sealed(state, own)).toList();
    }

    /** Like {@link #sealed(List)} for one that is there. */
    public Map<String, Object> sealed(String place, @Nullable UUID customerId, Map<String, Object> state) {
        var clear = new Clear(place, customerId, text(state));
        return clear.isPersonal()
                ? read(Objects.requireNonNull(sealed(List.of(clear)).get(0)))
                : state;
    }

    /** The states as they were, in their order; of somebody who was erased they only say so. */
    public List<@Nullable Map<String, Object>> opened(List<Kept> states) {
        var own = keys.of(customers(states.stream().filter(Kept::isSealed).map(Kept::customerId)));
        return states.stream().map(state -> opened(state, own)).toList();
    }

    private static List<UUID> customers(Stream<@Nullable UUID> ids) {
        Predicate<@Nullable UUID> there = Objects::nonNull;
        return ids.filter(there).distinct().toList();
    }

    private @Nullable String sealed(Clear state, Map<UUID, PersonalKey> own) {
        var text = state.text();
        if (text == null || !state.isPersonal()) {
            return text;
        }
        var key = state.customerId() == null ? null : own.get(state.customerId());
        if (key != null && key.isDestroyed()) {
            return text(ERASED);
        }
        var sealed = key == null ? house.seal(state.place(), text) : key.seal(state.place(), text);
        return text(Map.of(SEALED, Objects.requireNonNull(sealed)));
    }

    private @Nullable Map<String, Object> opened(Kept kept, Map<UUID, PersonalKey> own) {
        if (!kept.isSealed()) {
            return kept.state();
        }
        var sealed = (String)
                Objects.requireNonNull(Objects.requireNonNull(kept.state()).get(SEALED));
        var key = kept.customerId() == null ? null : own.get(kept.customerId());
        if (kept.customerId() != null && (key == null || key.isDestroyed())) {
            return ERASED;
        }
        return read(Objects.requireNonNull(
                key == null ? house.open(kept.place(), sealed) : key.open(kept.place(), sealed)));
    }

    private Map<String, Object> read(String state) {
        try {
            return json.readValue(state, STATE);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A state of a record cannot be read", broken);
        }
    }

    private String text(Map<String, Object> state) {
        try {
            return json.writeValueAsString(state);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
