using System.Globalization;
using Coordination.Domain.Kernel;
using Coordination.Host.Access;
using Coordination.Host.Api;
using Coordination.Host.Commands;
using Coordination.Host.Pages;

namespace Coordination.Host.Demo;

/// <summary>
/// The story of one community over two weeks, as steps. Times read "-13 09:40": days from the anchor day, and the time by the community's
/// clock.
/// </summary>
public sealed partial class DemoScript(string code, string name, DateOnly anchor, IReadOnlyList<DemoCast> cast)
{
    public const string Zone = "Europe/London";
    private const int StepMinutes = 20;
    private readonly List<DemoStep> steps = [];
    private readonly Dictionary<string, int> named = [];

    public string Code => code;
    public string Name => name;
    public CommunityId Community { get; } = new(DemoIds.Of(code));
    public IReadOnlyList<DemoCast> Cast => cast;

    /// <summary>Keeps the ids of what this run creates apart from other runs; people are the same in all.</summary>
    public string Edition { get; init; } = "";

    /// <summary>In the order in which they happen.</summary>
    public IReadOnlyList<DemoStep> DemoSteps => [.. steps.OrderBy(d => d.At)];

    public PersonId Person(string key) =>
        cast.Any(c => c.Key == key) ? new(DemoIds.Of($"{code}/person/{key}"))
            : throw new ArgumentException($"Nobody in {code} is {key}.", nameof(key));
    public DemoCast Of(string key) => cast.First(c => c.Key == key);

    /// <summary>The midnight that begins the anchor day. Every story ends there.</summary>
    public static DateTimeOffset EndOf(DateOnly anchor) => Moment.Of(anchor, TimeOnly.MinValue, Zone)!.Instant;

    /// <summary>
    /// Steps happen every twenty minutes, at the same second in every community, so that what happens at once is recorded at once.
    /// </summary>
    private DateTimeOffset At(string when, int minutesLater = 0)
    {
        var step = Promised(when).Instant.AddMinutes(minutesLater);
        step = step.AddMinutes(-(step.Minute % StepMinutes));
        return step.AddSeconds(DemoIds.Choice($"step/{(step - EndOf(anchor)).TotalMinutes}", StepMinutes * 60));
    }

    private Moment Promised(string when)
    {
        var parts = when.Split(' ');
        TimeOnly? at = parts.Length > 1 ? TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture) : null;
        return Moment.Of(anchor.AddDays(int.Parse(parts[0], CultureInfo.InvariantCulture)), at, Zone)
            ?? throw new ArgumentException($"There is no {when}.", nameof(when));
    }

    /// <summary>A coordinator creates a thing that examples name.</summary>
    public void Makes(ExampleThing thing, ExampleIds ids)
    {
        var at = At($"-{thing.DaysAgo} 10:00");
        Coordinates("example/" + thing.Name, at, thing.Permission, thing.Plan(new(ids, at)));
    }

    private static Quantity Amount(string quantity)
    {
        var parts = quantity.Split(' ');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), Enum.Parse<Unit>(parts[1], ignoreCase: true));
    }

    private static Place In(string ward) => new(Wards.Names.FirstOrDefault(w => w.Value == ward).Key ?? ward);

    private Guid Id(string kind, string key) => DemoIds.Of($"{code}{Edition}/{kind}/{key}");

    private string Next(string key)
    {
        var count = named[key] = named.GetValueOrDefault(key) + 1;
        return count == 1 ? key : $"{key}-{count}";
    }

    /// <summary>One of the coordinators.</summary>
    private string Coordinator(string step)
    {
        string[] all = [.. cast.Where(c => c.Roles.Contains(Role.Coordinator)).Select(c => c.Key)];
        return all[DemoIds.Choice($"{code}/{step}/by", all.Length)];
    }

    /// <summary>A person with an account acts for themself; for others a coordinator acts with their consent.</summary>
    private void Does(string step, DateTimeOffset at, string person, Permission permission, Func<StepContext, ValueTask<Plan>> plan,
        string? refused = null)
    {
        var reached = Of(person).Reached;
        var account = reached is Channel.Web ? new Account(Channel.Web) : new(reached, Person(person), Authority.VerbalConsent);
        steps.Add(new(step, at, Person(reached is Channel.Web ? person : Coordinator(step)), permission, account, plan, refused));
    }

    /// <summary>A coordinator acts in the course of their work.</summary>
    private void Coordinates(string step, DateTimeOffset at, Permission permission, Plan plan, Channel channel = Channel.Web,
        string? refused = null) =>
        steps.Add(new(step, at, Person(Coordinator(step)), permission, new(channel), _ => new(plan), refused));

    private void Coordinates(string step, DateTimeOffset at, Permission permission, Func<StepContext, ValueTask<Plan>> plan) =>
        steps.Add(new(step, at, Person(Coordinator(step)), permission, new(Channel.Web), plan, null));
}
