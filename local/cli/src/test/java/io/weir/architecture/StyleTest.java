package io.weir.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** The house rules that can be told from the classes. */
class StyleTest {
  @Test
  void types_areFinalAndExtendNothingOfOurs() {
    classes()
        .that(DescribedPredicate.describe("are written classes", StyleTest::isWrittenClass))
        .should()
        .haveModifier(FINAL)
        .andShould()
        .notHaveModifier(ABSTRACT)
        .check(Modules.CLASSES);
  }

  @Test
  void names_sayWhatATypeIs() {
    noClasses()
        .should()
        .haveNameMatching(".*\\.\\w*(Impl|Utils?|Helper|Manager|Base)|.*\\.(I[A-Z]|Abstract)\\w*")
        .check(Modules.CLASSES);
  }

  private static boolean isWrittenClass(JavaClass type) {
    return !type.isInterface()
        && !type.isEnum()
        && !type.isRecord()
        && !type.isAnonymousClass()
        && !(type.getSuperclass().isPresent()
            && Modules.isOurs(type.getSuperclass().get().toErasure()));
  }
}
