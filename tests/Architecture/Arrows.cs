using System.Reflection;
using NetArchTest.Rules;

namespace Coordination.Architecture;

/// <summary>Which way references may point. Each rule is first shown to be able to fail.</summary>
public class Arrows
{
    private static readonly Assembly domain = typeof(Domain.Kernel.Refusal).Assembly,
        projections = typeof(Projections.Lists.IListView).Assembly, host = typeof(Host.Commands.CommandPath).Assembly;

    /// <summary>Rooms of the Domain that are no feature: what all share, and what composes several.</summary>
    private static readonly string[] rooms = ["Kernel", "Agreements", "Policies"];
    private static readonly string[] features = [.. Repository.Folders("src/Domain").Except(rooms)];

    /// <summary>Of these the room in the Host is a face, to which other features declare what they tell people.</summary>
    private static readonly string[] faces = ["Messages"];

    /// <summary>A match brings a request and an offer together, and so it reads their lists.</summary>
    private static readonly (string From, string To)[] readsListsOf = [("Matches", "Requests"), ("Matches", "Offers")];

    public static TheoryData<string> Features { get; } = [.. features];
    public static TheoryData<string> Projected { get; } = [.. features.Intersect(Repository.Folders("src/Projections"))];

    [Fact]
    public void There_are_features() => features.Should().HaveCountGreaterThan(5);

    [Fact]
    public void Domain_knows_only_the_base_library()
    {
        Strangers(projections).Should().Contain("Marten");
        Strangers(domain).Should().BeEmpty();
    }

    [Fact]
    public void Domain_knows_no_web_and_no_network() =>
        Violations(domain, "Coordination.Domain", "System.Net", "System.IO.Pipes", "System.Data").Should().BeEmpty();

    [Fact]
    public void Projections_know_no_web_and_no_bus()
    {
        Violations(projections, "Coordination.Projections", "Marten").Should().NotBeEmpty();
        Violations(projections, "Coordination.Projections", "Wolverine", "Microsoft.AspNetCore", "Coordination.Host").Should().BeEmpty();
    }

    [Fact]
    public void A_feature_that_knew_another_would_be_seen()
    {
        Violations(domain, "Coordination.Domain.Agreements", "Coordination.Domain.Requests").Should().NotBeEmpty();
        Violations(host, "Coordination.Host.Requests", "Coordination.Host.Commands").Should().NotBeEmpty();
        Violations(projections, "Coordination.Projections.Requests", "Coordination.Projections.Lists").Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void Features_do_not_know_each_other(string feature) =>
        Violations(domain, $"Coordination.Domain.{feature}",
            [.. Others(feature).Concat(["Agreements", "Policies"]).Select(o => $"Coordination.Domain.{o}")]).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Projected))]
    public void A_view_is_fed_by_one_feature(string feature) =>
        Violations(projections, $"Coordination.Projections.{feature}",
            [.. Others(feature).SelectMany(o => new[] { $"Coordination.Domain.{o}", $"Coordination.Projections.{o}" })]).Should().BeEmpty();

    /// <summary>
    /// Commands over several owners fetch their streams, so Host features may name others of the Domain; never each other's routes and
    /// pages.
    /// </summary>
    [Theory]
    [MemberData(nameof(Features))]
    public void Routes_and_pages_of_features_do_not_know_each_other(string feature) => Violations(
        host, $"Coordination.Host.{feature}",
        [.. Others(feature).Except(faces).Select(o => $"Coordination.Host.{o}"),
            .. Others(feature).Where(o => !readsListsOf.Contains((feature, o))).Select(o => $"Coordination.Projections.{o}")]).Should()
        .BeEmpty();

    [Fact]
    public void The_kernel_knows_nobody() =>
        Violations(domain, "Coordination.Domain.Kernel",
            [.. features.Concat(["Agreements", "Policies"]).Select(f => $"Coordination.Domain.{f}")]).Should().BeEmpty();

    [Fact]
    public void Only_the_host_knows_what_follows_afterwards()
    {
        Types.InAssembly(domain).That().DoNotResideInNamespace("Coordination.Domain.Policies").ShouldNot()
            .HaveDependencyOn("Coordination.Domain.Policies").GetResult().IsSuccessful.Should().BeTrue();
        Violations(projections, "Coordination.Projections", "Coordination.Domain.Policies", "Coordination.Domain.Agreements").Should()
            .BeEmpty();
    }

    private static IEnumerable<string> Others(string feature) => features.Where(f => f != feature);
    private static IEnumerable<string> Strangers(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal));

    private static IReadOnlyList<string> Violations(Assembly assembly, string from, params string[] to)
    {
        var selected = Types.InAssembly(assembly).That().ResideInNamespace(from);
        selected.GetTypes().Should().NotBeEmpty($"a rule about {from} that selects nothing proves nothing");
        return [.. selected.ShouldNot().HaveDependencyOnAny(to).GetResult().FailingTypeNames ?? []];
    }
}
