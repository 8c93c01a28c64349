package io.weir.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.cloud.stack.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CostTest {
  private static final Deployment SMALL =
      new Deployment(1, 9, 4, 1, 3, 2, 1, 1.75, 1.75, 0.5, 2, 0.5);
  private static final Usage ONE = new Usage(1e6, 1, 576, 3, 0);

  @Test
  void template_saysWhatCostsSomething() {
    Template template =
        Template.parse(
            """
            Parameters: {}
            Resources:
              Plain: {Type: 'AWS::CloudWatch::Alarm', Properties: {MetricName: x}}
              Sum:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Metrics:
                    - {Id: sum, Expression: 'SUM(METRICS())'}
                    - {Id: a, MetricStat: {}}
                    - {Id: b, MetricStat: {}}
              Sources: {Type: 'AWS::SQS::Queue', Properties: {FifoQueue: true}}
              Objects: {Type: 'AWS::SQS::Queue', Properties: {}}
              IngestFunction:
                Type: AWS::Serverless::Function
                Properties:
                  MemorySize: 1024
                  Events:
                    One: {Type: SQS, Properties: {Queue: !GetAtt Sources.Arn}}
                    Other: {Type: SQS, Properties: {Queue: !GetAtt Objects.Arn}}
                    Clock: {Type: Schedule, Properties: {Schedule: rate(1 minute)}}
              ScoreFunction: {Properties: {MemorySize: 1024}}
              NotifyFunction: {Properties: {MemorySize: 512}}
              TrainFunction: {Properties: {MemorySize: 2048}}
              AnswerFunction: {Properties: {MemorySize: 512}}
            """);
    Deployment deployment = Deployment.of(template);
    assertThat(deployment.alarmMetrics()).isEqualTo(3);
    assertThat(deployment.trainGigabytes()).isEqualTo(2);
    assertThat(deployment.answerGigabytes()).isEqualTo(0.5);
    assertThat(deployment.queues()).isEqualTo(2);
    assertThat(deployment.fifoQueues()).isEqualTo(1);
  }

  /** 17,510 objects a month at 8 write units, and 8,755 windows at 12: 0.153 USD. */
  @Test
  void writing_isAsWorkedOutByHand() {
    assertThat(usd(Bill.of(SMALL, ONE, Map.of()), "writing parts and verdicts"))
        .isCloseTo((17_510.4 * 8 + 8_755.2 * 12) * 0.625e-6, within(1e-9));
  }

  /** 9,120 turns at 21 read units, 17,510 objects at 0.75, 30.4 trainings at 8,300: 0.056 USD. */
  @Test
  void reading_isAsWorkedOutByHand() {
    assertThat(usd(Bill.of(SMALL, ONE, Map.of()), "reading them to judge and to train"))
        .isCloseTo((9_120 * 21 + 17_510.4 * 0.75 + 30.4 * 8_300) * 0.125e-6, within(1e-9));
  }

  /**
   * A month of an answer a day is 60.8 runs of 1.5 s with half a GB and two read units each, 30.4
   * write units, and a read unit for each of 9,120 turns.
   */
  @Test
  void answers_areAsWorkedOutByHand() {
    List<Bill.Line> bill = Bill.of(SMALL, new Usage(1e6, 1, 576, 3, 1), Map.of());
    assertThat(usd(bill, "under which links are signed")).isEqualTo(0.4);
    assertThat(usd(bill, "taking answers"))
        .isCloseTo(60.8 * (0.2e-6 + 1.5 * 0.5 * 0.0000133334), within(1e-9));
    assertThat(usd(bill, "taking answers and heeding them"))
        .isCloseTo((60.8 * 2 + 9_120) * 0.125e-6 + 30.4 * 0.625e-6, within(1e-9));
    assertThat(sum(bill, true))
        .isCloseTo(sum(Bill.of(SMALL, ONE, Map.of()), true) + 0.4, within(1e-9));
  }

  @Test
  void answersThatNobodyMayGive_costNothing() {
    assertThat(Bill.of(SMALL, ONE, Map.of()))
        .extracting(Bill.Line::what)
        .noneMatch(what -> what.contains("answers") || what.contains("signed"));
  }

  @Test
  void moreOfAnything_costsMoreAndTheFixedPartStays() {
    double before = sum(Bill.of(SMALL, ONE, Map.of()), false);
    for (Usage more :
        List.of(
            new Usage(2e6, 1, 576, 3, 0),
            new Usage(1e6, 2, 576, 3, 0),
            new Usage(1e6, 1, 1152, 3, 0),
            new Usage(1e6, 1, 576, 6, 0))) {
      List<Bill.Line> bill = Bill.of(SMALL, more, Map.of());
      assertThat(sum(bill, false)).isGreaterThan(before);
      assertThat(sum(bill, true)).isEqualTo(sum(Bill.of(SMALL, ONE, Map.of()), true));
    }
  }

  @Test
  void anotherPrice_replacesThatOfTheList() {
    double listed = sum(Bill.of(SMALL, ONE, Map.of()), true);
    assertThat(sum(Bill.of(SMALL, ONE, Map.of(Price.DASHBOARD, 0.0)), true))
        .isCloseTo(listed - 3, within(1e-9));
  }

  /** In an account with fewer than three dashboards, which are free. */
  @Test
  void fixedPartOfTheTemplate_isUnderFourDollars() throws IOException {
    List<Bill.Line> bill =
        Bill.of(Deployment.ofTemplate(), new Usage(0, 0, 0, 0, 0), Map.of(Price.DASHBOARD, 0.0));
    assertThat(sum(bill, true)).isLessThan(4);
    assertThat(sum(bill, false)).isLessThan(0.01);
  }

  @Test
  void sampleOfThePage_isWhatTheCommandSays() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "cost.md"));
    assertThat(page).contains(run("--price", "dashboard=0"));
  }

  @Test
  void wrongNumber_isRefusedByName() {
    assertThat(run("--sources", "-1")).isEmpty();
    assertThat(errors("--sources", "-1")).contains("sources must be a number of at least 0");
    assertThat(errors("--price", "gold=1")).contains("no such price: gold");
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    new CommandLine(new CostCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
    return out.toString();
  }

  private static String errors(String... arguments) {
    StringWriter err = new StringWriter();
    new CommandLine(new CostCommand()).setErr(new PrintWriter(err)).execute(arguments);
    return err.toString();
  }

  private static double usd(List<Bill.Line> bill, String what) {
    return bill.stream().filter(line -> line.what().equals(what)).findFirst().orElseThrow().usd();
  }

  private static double sum(List<Bill.Line> bill, boolean isFixed) {
    return bill.stream()
        .filter(line -> line.isFixed() == isFixed)
        .mapToDouble(Bill.Line::usd)
        .sum();
  }
}
