package io.taizhang.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every request an id, and every answer that id, its entity tag and the headers that keep it out of caches. */
class RequestFilter {

    private static final Pattern COLLECTION = Pattern.compile("/api/v1/[^/]+");
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final RequestContext context;

    RequestFilter(RequestContext context) {
        this.context = context;
    }

    @ServerRequestFilter(preMatching = true)
    public void begin(ContainerRequestContext request) {
        var sent = request.getHeaderString("X-Request-Id");
        var id = sent != null && USABLE_ID.matcher(sent).matches()
                ? sent
                : Ids.next().toString();
        context.begin(id, languages(request));
        MDC.put("requestId", id);
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("X-Request-Id", context.requestId());
        headers.putSingle("Cache-Control", "no-store");
        if (response.getEntity() instanceof Versioned versioned && response.getStatus() < 300) {
            headers.putSingle("ETag", "\"" + versioned.version() + "\"");
            if (response.getStatus() == 201 && versioned.id() != null) {
                headers.putSingle("Location", collection(request.getUriInfo().getPath()) + versioned.id());
            }
        }
        MDC.remove("requestId");
    }

    /** {@code /api/v1/contracts/} of any address below it: an amendment or a correction makes no collection of its own. */
    private static String collection(String path) {
        var match = COLLECTION.matcher(path);
        return match.lookingAt() ? match.group() + "/" : path + "/";
    }

    /** A header that cannot be read asks for nothing. */
    private static List<Locale> languages(ContainerRequestContext request) {
        try {
            return request.getAcceptableLanguages();
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }
}
