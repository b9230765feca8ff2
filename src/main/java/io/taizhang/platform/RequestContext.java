package io.taizhang.platform;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;

/** What is known of the request being served, beyond who calls: its id and the language of its answers. */
@RequestScoped
@Unremovable
public class RequestContext {

    private String requestId = "-";
    private Locale language = Locale.SIMPLIFIED_CHINESE;

    /** The request's id as it stands in the log, the audit trail and problem documents; "-" outside a request. */
    public String requestId() {
        return requestId;
    }

    /** {@link Locale#SIMPLIFIED_CHINESE} or {@link Locale#ENGLISH}. */
    public Locale language() {
        return language;
    }

    void begin(String id, List<Locale> acceptable) {
        requestId = id;
        language = ProblemTexts.language(acceptable);
    }
}
