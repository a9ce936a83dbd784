package org.permanence.pbx;

import java.util.Objects;
import java.util.regex.Pattern;

/** How a responder is rung now. */
public sealed interface Reach {

    Kind kind();

    enum Kind { SOFTPHONE, DESK, HOME }

    /** The browser. */
    record Softphone() implements Reach {
        @Override
        public Kind kind() {
            return Kind.SOFTPHONE;
        }
    }

    /** A telephone set in the centre, by its short name, such as {@code 101}. */
    record DeskPhone(String phone) implements Reach {
        private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,16}");

        public DeskPhone {
            if (phone == null || !FORM.matcher(phone).matches()) {
                throw new IllegalArgumentException("not a desk phone: " + phone);
            }
        }

        @Override
        public Kind kind() {
            return Kind.DESK;
        }
    }

    /** The responder's own telephone, where 1 must be pressed. */
    record HomePhone(PhoneNumber number) implements Reach {
        public HomePhone {
            Objects.requireNonNull(number, "number");
        }

        @Override
        public Kind kind() {
            return Kind.HOME;
        }
    }
}
