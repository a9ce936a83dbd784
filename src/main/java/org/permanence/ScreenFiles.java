package org.permanence;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How long browsers may keep the files of the screens. The start page names the others, so it is asked for again each time; its ETag comes
 * from its content, because every file of a reproducible build has the same date. The others have a hash of their content in their names
 * and never change. A missing file is not remembered: after an upgrade it may be there.
 */
@ApplicationScoped
class ScreenFiles {

    private static final String START_PAGE = "META-INF/resources/index.html";
    private static final String HASHED = "/assets/";
    private static final List<String> SERVICE = List.of("/api/", "/live/", "/q/");

    void routes(@Observes Router router) {
        router.route().handler(this::mark);
        byte[] page = startPage();
        if (page != null) {
            String etag = '"' + hash(page) + '"';
            for (String path : List.of("/", "/index.html")) {
                router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(asked -> answer(asked, page, etag));
            }
        }
    }

    private void mark(RoutingContext asked) {
        if (SERVICE.stream().noneMatch(asked.normalizedPath()::startsWith)) {
            asked.addHeadersEndHandler(_ -> {
                HttpServerResponse response = asked.response();
                response.headers().set(HttpHeaders.CACHE_CONTROL, response.getStatusCode() >= 400 ? "no-store"
                        : asked.normalizedPath().startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache");
            });
        }
        asked.next();
    }

    private static void answer(RoutingContext asked, byte[] page, String etag) {
        HttpServerResponse response = asked.response();
        response.putHeader(HttpHeaders.ETAG, etag);
        String known = asked.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
        if (asked.request().method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, "" + page.length).end();
        } else {
            response.end(Buffer.buffer(page));
        }
    }

    /** Null in a build without screens. */
    private static byte[] startPage() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(START_PAGE)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The start page of the screens cannot be read.", e);
        }
    }

    private static String hash(byte[] page) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(page), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
