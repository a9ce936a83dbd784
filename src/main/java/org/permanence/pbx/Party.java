package org.permanence.pbx;

import java.util.Objects;
import java.util.Optional;

/** Somebody whom a responder may bring into a call or give it to. */
public sealed interface Party {

    /** The party as events name it; empty for a number outside, which is given to nobody. */
    Optional<MemberId> member();

    /** Another responder, on the phone that reaches them now. */
    record Colleague(MemberId id) implements Party {
        public Colleague {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public Optional<MemberId> member() {
            return Optional.of(id);
        }
    }

    /** A number outside the line: an interpreter, a service. */
    record Outside(PhoneNumber number) implements Party {
        public Outside {
            Objects.requireNonNull(number, "number");
        }

        @Override
        public Optional<MemberId> member() {
            return Optional.empty();
        }
    }
}
