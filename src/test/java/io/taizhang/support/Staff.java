package io.taizhang.support;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Members of staff of every role, made and signed in through the API, once for each role, scope and unit of a run. */
public final class Staff {

    public static final String ADMIN_PASSWORD = "an administrator of tests";

    /** Well within the fifteen minutes of a token: a run may take longer than those. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(8);

    private static final Map<String, Held> TOKENS = new ConcurrentHashMap<>();
    private static volatile String company;

    private Staff() {}

    private record Held(String token, long since) {}

    /** What a newly made member of staff can be used with. */
    public record Member(UUID id, String username, String password, String token) {}

    public static String admin() {
        return held("admin", () -> token("admin", ADMIN_PASSWORD));
    }

    /** A token of somebody of the role who sees everything. */
    public static String token(String role) {
        return role.equals("ADMINISTRATOR") ? admin() : token(role, "ALL", company());
    }

    public static String token(String role, String scope, String unitId) {
        return held(role + "|" + scope + "|" + unitId, () -> member(role, scope, unitId)
                .token());
    }

    private static String held(String key, Supplier<String> signIn) {
        var known = TOKENS.get(key);
        if (known == null || (isOld(known) && !MovableClock.isMoved())) {
            known = new Held(signIn.get(), System.nanoTime());
            TOKENS.put(key, known);
        }
        return known.token();
    }

    private static boolean isOld(Held known) {
        return System.nanoTime() - known.since() > GOOD_FOR.toNanos();
    }

    /** A new member of staff who has changed their first password. */
    public static Member member(String role, String scope, String unitId) {
        var username = role.toLowerCase(java.util.Locale.ROOT) + "."
                + UUID.randomUUID().toString().substring(0, 12);
        var made = Given.json(admin())
                .body(Map.of(
                        "username",
                        username,
                        "displayName",
                        "测试" + role,
                        "role",
                        role,
                        "scope",
                        scope,
                        "unitId",
                        unitId))
                .post("/api/v1/staff")
                .then()
                .statusCode(201)
                .extract();
        var password = "good for tests " + UUID.randomUUID();
        String first = token(username, made.path("oneTimePassword"));
        Given.json(first)
                .body(Map.of("currentPassword", made.<String>path("oneTimePassword"), "newPassword", password))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(204);
        return new Member(UUID.fromString(made.path("id")), username, password, token(username, password));
    }

    public static String token(String username, String password) {
        return Given.open()
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    /** The root of the organisation tree. */
    public static String company() {
        if (company == null) {
            company = Given.json(admin())
                    .get("/api/v1/org-units?kind=COMPANY")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items[0].id");
        }
        return company;
    }

    /** A new shop below the company. */
    public static String shop() {
        return unit(company(), "SHOP");
    }

    /** A new unit of this kind below another. */
    public static String unit(String parent, String kind) {
        return Given.json(admin())
                .body(Map.of(
                        "parentId",
                        parent,
                        "kind",
                        kind,
                        "code",
                        "S" + UUID.randomUUID().toString().substring(0, 12),
                        "name",
                        "测试门店"))
                .post("/api/v1/org-units")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
