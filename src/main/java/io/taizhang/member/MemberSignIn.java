package io.taizhang.member;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.customer.PhoneHolders;
import io.taizhang.customer.PhoneHolders.Holder;
import io.taizhang.identity.Guesses;
import io.taizhang.identity.MemberSessions;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signing members in. It holds its transactions itself, because a refused code has to leave its traces. Known and unknown
 * phones are answered alike at every step up to the right code, which an unknown phone never gets.
 */
@ApplicationScoped
class MemberSignIn {

    private final OneTimeCodes codes;
    private final CodePost post;
    private final PhoneHolders holders;
    private final MemberSessions sessions;
    private final Guesses guesses;
    private final MemberSettings settings;

    MemberSignIn(
            OneTimeCodes codes,
            CodePost post,
            PhoneHolders holders,
            MemberSessions sessions,
            Guesses guesses,
            MemberSettings settings) {
        this.codes = codes;
        this.post = post;
        this.holders = holders;
        this.sessions = sessions;
        this.guesses = guesses;
        this.settings = settings;
    }

    /** One of the customers that a phone is registered for, as far as a stranger may know them. */
    record Choice(UUID customerId, String name) {}

    MemberCodeView requestCode(RequestMemberCode command, String address) {
        post.requireProvider();
        var phone = phone(command.phone());
        var bucket = "member-codes:" + address;
        guesses.requireFree("member_locked", bucket);
        guesses.failed(bucket, settings.codesPerAddress());
        var code = codes.make(phone, CodePurpose.SIGN_IN);
        post.send(phone, code, () -> !holders.of(phone).isEmpty());
        return new MemberCodeView(
                settings.codeLife().toSeconds(), settings.codePause().toSeconds(), null);
    }

    /**
     * @throws Refusal 401 {@code member_code_wrong}; 409 {@code member_choice_needed} when the phone is registered for
     *     several customers, and the code stays good; 429 {@code member_locked}
     */
    MemberSessionView begin(BeginMemberSession command, String address, @Nullable String userAgent) {
        var phone = phone(command.phone());
        var bucket = "member:" + address;
        guesses.requireFree("member_locked", bucket);
        if (!codes.isRight(phone, CodePurpose.SIGN_IN, command.code())) {
            throw wrong(bucket);
        }
        var holder = chosen(holders.of(phone), command.customerId());
        if (holder == null) {
            throw wrong(bucket);
        }
        var tokens = QuarkusTransaction.requiringNew().call(() -> {
            guesses.succeeded(bucket);
            return codes.use(phone, CodePurpose.SIGN_IN) ? sessions.begin(holder.id(), userAgent) : null;
        });
        if (tokens == null) {
            throw wrong(bucket);
        }
        return MemberSessionView.of(tokens);
    }

    MemberSessionView refresh(RefreshMemberSession command) {
        return MemberSessionView.of(sessions.refresh(command.refreshToken()));
    }

    void end() {
        sessions.end();
    }

    private static @Nullable Holder chosen(List<Holder> found, @Nullable UUID customerId) {
        var meant = found.stream()
                .filter(holder -> customerId == null || holder.id().equals(customerId))
                .toList();
        if (meant.size() > 1) {
            var choices = meant.stream()
                    .map(holder -> new Choice(holder.id(), covered(holder.name())))
                    .toList();
            throw Refusal.conflict("member_choice_needed", choices.size())
                    .at("/customerId")
                    .with("customers", choices);
        }
        return meant.isEmpty() ? null : meant.get(0);
    }

    private static String covered(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    private Refusal wrong(String bucket) {
        guesses.failed(bucket, settings.failuresPerAddress());
        return Refusal.unauthenticated("member_code_wrong");
    }

    private String phone(String typed) {
        var kept = holders.kept(typed);
        if (kept == null) {
            throw Refusal.rule("phone_invalid", typed).at("/phone");
        }
        return kept;
    }
}
