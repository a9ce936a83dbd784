package org.permanence.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with files and the choices beside them, as a browser sends it. @param body of a known length */
public record Form(byte[] body) {

    private static final String BOUNDARY = "----permanence-test";
    private static final ObjectMapper JSON = new ObjectMapper();
    public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    /** @param files by their names */
    public static Form of(Map<String, ?> choices, Map<String, byte[]> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            part(body, "name=\"choices\"", JSON.writeValueAsBytes(choices));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                part(body, "name=\"files\"; filename=\"" + file.getKey() + "\"\r\nContent-Type: application/octet-stream", file.getValue());
            }
            body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Form(body.toByteArray());
    }

    private static void part(ByteArrayOutputStream body, String head, byte[] content) throws IOException {
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
