package org.permanence.planning;

import static io.restassured.config.EncoderConfig.encoderConfig;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.permanence.lab.Form;

/** Requests with files. REST Assured's own are of an unknown length, which browsers' are not. */
final class Forms {

    private Forms() {}

    static RequestSpecification with(RequestSpecification request, Map<String, Object> choices, Map<String, byte[]> files) {
        return request
                .config(RestAssured.config().encoderConfig(encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType(Form.TYPE).body(Form.of(choices, files).body());
    }
}
