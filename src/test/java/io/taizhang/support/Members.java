package io.taizhang.support;

import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Customers who sign in as members, through the API. */
public final class Members {

    private static final AtomicInteger NUMBERS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(10_000_000));
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private Members() {}

    /** A signed-in member; the phone is as it is dialled at home. */
    public record Member(String customer, String phone, String token, String refreshToken) {

        public RequestSpecification asks() {
            return Given.json(token);
        }
    }

    /** A mobile number that nobody has. */
    public static String phone() {
        return "138" + "%08d".formatted(NUMBERS.incrementAndGet());
    }

    /** A new customer with this phone. */
    public static String customer(String phone) {
        return Given.customer(Map.of("contactPoints", List.of(Map.of("type", "MOBILE", "value", phone))));
    }

    public static Member signedIn() {
        var phone = phone();
        return signedIn(customer(phone), phone);
    }

    public static Member signedIn(String customer, String phone) {
        var session = begin(phone, code(phone)).statusCode(201).extract();
        return new Member(customer, phone, session.path("accessToken"), session.path("refreshToken"));
    }

    /** Asks for a code and reads it from the phone. */
    public static String code(String phone) {
        requestCode(phone).statusCode(200);
        return KeptCodes.next("+86" + phone);
    }

    /** The code that was sent to a phone. */
    public static String sentCode(String phone) {
        return KeptCodes.next("+86" + phone);
    }

    public static boolean gotNone(String phone) {
        return KeptCodes.isEmpty("+86" + phone);
    }

    public static ValidatableResponse requestCode(String phone) {
        return stranger()
                .body(Map.of("phone", phone))
                .post("/api/v1/member-sessions/codes")
                .then();
    }

    public static ValidatableResponse begin(String phone, String code) {
        return stranger()
                .body(Map.of("phone", phone, "code", code))
                .post("/api/v1/member-sessions")
                .then();
    }

    /** A JSON request of nobody, from an address of its own. */
    public static RequestSpecification stranger() {
        int number = ADDRESSES.incrementAndGet();
        return from("203.0." + number / 250 + "." + (number % 250 + 1));
    }

    public static RequestSpecification from(String address) {
        return RestAssured.given()
                .header("X-Forwarded-For", address)
                .header("Accept-Language", "zh-CN")
                .contentType(ContentType.JSON);
    }

    /** Another code than this one. */
    public static String other(String code) {
        return (code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1)) + code.substring(1);
    }

    /** Lets time pass for every code. */
    public static void after(String interval) {
        sql("update member_code set sent_at = sent_at - interval '" + interval
                + "', expires_at = expires_at - interval '" + interval + "'");
    }

    /** Lets the pause between two codes pass, and no more. */
    public static void afterThePause() {
        sql("update member_code set sent_at = sent_at - interval '61 seconds'");
    }

    /** Gives a member's card a PIN, by a one-time code. */
    public static void setPin(Member member, String card, String pin) {
        afterThePause();
        member.asks().post("/api/v1/me/cards/pin-codes").then().statusCode(200);
        var body = new HashMap<String, Object>();
        body.put("pin", pin);
        body.put("code", sentCode(member.phone()));
        member.asks().body(body).post("/api/v1/me/cards/{id}/pin", card).then().statusCode(204);
    }

    public static void sql(String statement) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
