package io.taizhang.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyRotationTest {

    @Inject
    MasterKeys masters;

    @Inject
    KeyRotation rotation;

    @Inject
    ProtectionSettings settings;

    @Inject
    AgroalDataSource database;

    private record Kept(String id, String phone) {

        void isReadable() {
            Given.admin().get("/api/v1/customers/" + id).then().statusCode(200).body("phone", equalTo(phone));
        }
    }

    private static Kept customer() {
        var phone = Members.phone();
        return new Kept(Members.customer(phone), phone);
    }

    private long wrappedBefore(int master) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select (select count(*) from personal_key where wrapped is not null and master_id < " + master
                                + ") + (select count(*) from house_key where master_id < " + master + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void a_new_master_key_takes_over_while_everything_stays_readable() throws SQLException {
        var before = new ArrayList<Kept>();
        for (int i = 0; i < 3; i++) {
            before.add(customer());
        }
        var old = masters.current();
        MasterKeys.rotate(settings.directory());
        before.forEach(Kept::isReadable);
        masters.reload();
        assertThat(masters.current()).isEqualTo(old + 1);
        var meanwhile = customer();
        before.forEach(Kept::isReadable);
        assertThat(wrappedBefore(old + 1)).isPositive();
        while (rotation.rewrapSome() > 0) {
            before.forEach(Kept::isReadable);
        }
        assertThat(wrappedBefore(old + 1)).isZero();
        before.forEach(Kept::isReadable);
        meanwhile.isReadable();
        customer().isReadable();
    }
}
