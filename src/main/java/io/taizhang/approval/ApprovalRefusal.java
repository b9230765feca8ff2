package io.taizhang.approval;

import io.taizhang.platform.Refusal;
import java.util.List;

/** Why an act was refused after it had been approved: a problem code and its figures. */
public record ApprovalRefusal(String code, List<String> arguments) {

    static ApprovalRefusal of(Refusal refusal) {
        return new ApprovalRefusal(
                refusal.code(),
                refusal.arguments().stream().map(String::valueOf).toList());
    }
}
