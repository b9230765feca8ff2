package io.taizhang.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Serves the single-page application: an address that is neither the API nor a file is the application's own, so it gets
 * its start page. Hashed assets are kept for ever, everything else is asked for again; all carry the security headers.
 */
@ApplicationScoped
class SpaRoutes {

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String MANIFEST = "/manifest.webmanifest";

    void register(@Observes Filters filters) {
        filters.register(this::secure, 200);
        filters.register(this::route, 100);
    }

    private void secure(RoutingContext request) {
        var headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", POLICY);
        if (request.request().isSSL() || "https".equals(request.request().getHeader("X-Forwarded-Proto"))) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        request.next();
    }

    private void route(RoutingContext request) {
        var path = request.normalizedPath();
        if (path == null || isServedElsewhere(path)) {
            request.next();
            return;
        }
        if (path.startsWith("/assets/")) {
            request.addHeadersEndHandler(done -> request.response()
                    .headers()
                    .set(
                            "Cache-Control",
                            request.response().getStatusCode() == 200
                                    ? "public, max-age=31536000, immutable"
                                    : "no-cache"));
            request.next();
            return;
        }
        request.addHeadersEndHandler(done -> request.response().headers().set("Cache-Control", "no-cache"));
        if (path.equals(MANIFEST)) {
            request.addHeadersEndHandler(done -> sayWhatAManifestIs(request.response()));
        }
        var reads = request.request().method().equals(HttpMethod.GET)
                || request.request().method().equals(HttpMethod.HEAD);
        if (reads
                && !path.equals("/")
                && !path.substring(path.lastIndexOf('/') + 1).contains(".")) {
            request.reroute("/");
            return;
        }
        request.next();
    }

    /** The server's list of file types does not know it, and with nosniff a browser takes no untyped one. */
    private static void sayWhatAManifestIs(HttpServerResponse response) {
        if (response.getStatusCode() == 200) {
            response.headers().set("Content-Type", "application/manifest+json");
        }
    }

    private static boolean isServedElsewhere(String path) {
        return path.equals("/api")
                || path.startsWith("/api/")
                || path.equals("/q")
                || path.startsWith("/q/")
                || path.startsWith("/.well-known/");
    }
}
