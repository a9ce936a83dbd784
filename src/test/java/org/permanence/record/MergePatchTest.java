package org.permanence.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, except that a removed field stays as null, because our values have all their fields. */
class MergePatchTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
            "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
            "{\"a\":\"b\"} | {\"a\":null} | {\"a\":null}",
            "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
            "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\",\"c\":null}}",
            "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
            "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
            "{} | {\"a\":{\"bb\":{\"ccc\":1}}} | {\"a\":{\"bb\":{\"ccc\":1}}}",
    })
    void merges(String target, String patch, String result) throws Exception {
        assertThat(MergePatch.merge(json.readTree(target), json.readTree(patch))).isEqualTo(json.readTree(result));
    }
}
