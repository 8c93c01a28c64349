package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource({
    "/reset/9f86d081884c7d659a2feaa0c55ad015, /reset/9f86***",
    "/invite/3f2a9c1e-7b4d-4e2a-9c1e-7b4d4e2a9c1e/accept, /invite/3f2a***/accept",
    "/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.q7Xc2Lp0Zk, /t/eyJh***",
    "/cart;jsessionid=A1B2C3/pay, /cart;jsessionid=***/pay",
    "/unsubscribe/ann.smith%40shop.example, /unsubscribe/***%40shop.example",
    "/unsubscribe/ann.smith@shop.example, /unsubscribe/***@shop.example",
    "/login?user=ann&password=hunter22, /login?user=ann&password=***",
    "/cb?code=4f0AbQx9Lk2Zt7Rw8PmV1c&page=2, /cb?code=4f0A***&page=2"
  })
  void secret_isMasked(String target, String shown) {
    assertThat(Masking.target(target)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/product/4711",
        "/blog/2026/11/how-we-moved-3-databases-in-2-days",
        "/iphone-15-pro-max-256gb-titanium",
        "/api/getUserProfileInformation",
        "/a?id=7'%20union%20select%201--",
        "/index.php?s=/Index/invokefunction&function=call_user_func_array",
        "/search?q=lamp+towel&page=3"
      })
  void ordinaryTarget_staysAsItIs(String target) {
    assertThat(Masking.target(target)).isEqualTo(target);
  }
}
