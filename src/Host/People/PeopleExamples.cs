using Coordination.Host.Api;

namespace Coordination.Host.People;

/// <summary>Working examples of the operations on people and their memberships.</summary>
public static class PeopleExamples
{
    public static void DeclareExamples(this FeatureBuilder it)
    {
        it.Example("getPerson", "person/nadia");
        it.Example("getPersonContact", "person/nadia");
        it.Example("getPersonInvitation", "person/doreen");
        it.Example("listPersonAlike", "person/nadia");
        it.Example("listPersonLooks", "person/priya");
        it.Example("recordPerson", body: _ => new { name = "Edith Marsden", phone = "01632 960199", channel = "phone" });
        it.Example("joinPerson", body: _ => new { name = "Priya Nair" });
        it.Example("invitePerson", "person/nadia");
        it.Example("acceptPerson", "person/kieran");
        it.Example("askPerson", "person/kieran", _ => new { words = "Do you live in one of our wards?" });
        it.Example("declinePerson", "person/kieran", _ => new { words = "Do you live in one of our wards?" });
        it.Example("answerPerson", "person/kieran", x => x.For("kieran", new() { ["words"] = "In Ovenden, by the school." }));
        it.Example("completeProbationPerson", "person/nadia");
        it.Example("grantRolePerson", "person/leon", x => new
        {
            role = "helper",
            evidence = new { level = "dbs-basic", seenOn = x.Day(-7), validUntil = x.Day(300) },
        });
        it.Example("revokeRolePerson", "person/huda", _ => new { role = "helper", words = "They moved to another town." });
        it.Example("giveUpRolePerson", "person/priya", _ => new { role = "helper" });
        it.Example("appointStewardPerson", "person/sam");
        it.Example("startBreakPerson", "person/huda", x => x.For("huda", new() { ["until"] = x.Day(30) }));
        it.Example("endBreakPerson", "person/huda", x => x.For("huda"));
        it.Example("leavePerson", "person/priya");
        it.Example("markMinorPerson", "person/ivy");
        it.Example("comeOfAgePerson", "person/ivy", _ => new { words = "She showed her passport." });
        it.Example("markDeceasedPerson", "person/ivy");
        it.Example("contestDeceasedPerson", "person/priya");
        it.Example("voidDeceasedPerson", "person/ivy", _ => new { words = "It was somebody of the same name." });
        it.Example("constituteCommunity");
        it.Example("suspendRolesPerson", "person/tom", _ => new { words = "He is in hospital." });
        it.Example("restoreRolesPerson", "person/tom", _ => new { words = "He is back." });
        it.Example("contestSuspensionPerson", "person/priya");
        it.Example("voidMinorPerson", "person/ivy", _ => new { words = "The year of birth was of her daughter." });
        it.Example("restrictAddressPerson", "person/brian", x => x.For("brian"));
        it.Example("liftAddressPerson", "person/priya");
        it.Example("takeDownChangePerson", "person/brian", _ => new { change = "lift-address" });
        it.Example("confirmChangePerson", "person/zofia", _ => new { change = "lift-address" });
        it.Example("dropChangePerson", "person/brian", _ => new { change = "lift-address" });
        it.Example("seeAuthorityPerson", "person/walter",
            x => new { shown = "written-consent", purpose = "news", seenOn = x.Day(-1), validUntil = x.Day(300) });
        it.Example("endAuthorityPerson", "person/walter", _ => new { shown = "written-consent" });
        it.Example("changeContactPerson", "person/nadia", x => x.For("nadia", new() { ["email"] = "nadia@example.org" }));
        it.Example("mergePerson", "person/dafydd", x => new { into = x.Id("person/walter"), words = "The same voice, the same street." });
        it.Example("unmergePerson", "person/dafydd", _ => new { words = "They are brothers." });
    }
}
