//! Every request by name: what it takes, what it gives, and who answers it.
//!
//! The one list. From it come the door's dispatch and the TypeScript in `ui/src/lib/center.ts`.

use serde_json::Value;
use ts_rs::TS;

use crate::{
    Failure, Reply,
    applications::{around::*, *},
    attachments::*,
    attendance::*,
    audit::{marks::*, *},
    backups::*,
    city::*,
    consents::*,
    credentials::*,
    decisions::*,
    desk::*,
    devices::*,
    exports::*,
    families::*,
    find::*,
    history::*,
    imports::*,
    incidents::{exposure::*, leaks::*, *},
    loans::*,
    obligations::*,
    papers::*,
    permissions,
    policy::*,
    refusals::*,
    retention::*,
    sessions::{months::*, offering::*, preparing::*, series::*, *},
    staff::*,
    today::*,
};

/// Done, with nothing to tell.
#[derive(Debug, serde::Serialize, TS)]
#[ts(export_to = "center.ts")]
pub struct Done {}

macro_rules! contract {
    (
        desk { $($desk_name:ident($desk_request:ty) -> $desk_answer:ty,)* }
        center { $($name:ident($request:ty) -> $answer:ty,)* }
        print { $($print_name:ident($print_request:ty),)* }
    ) => {
        /// The requests a screen can make.
        #[derive(TS)]
        #[ts(export_to = "center.ts")]
        #[expect(dead_code, reason = "it is only ever written as TypeScript")]
        pub struct Contract {
            $($desk_name: ($desk_request, $desk_answer),)*
            $($name: ($request, $answer),)*
        }

        /// The papers a screen can have printed.
        #[derive(TS)]
        #[ts(export_to = "center.ts")]
        #[expect(dead_code, reason = "it is only ever written as TypeScript")]
        pub struct Printing {
            $($print_name: $print_request,)*
        }

        /// Every name of the contract.
        pub const REQUESTS: &[&str] = &[$(stringify!($desk_name),)* $(stringify!($name),)*];

        /// Every printing of the contract.
        pub const PRINTINGS: &[&str] = &[$(stringify!($print_name),)*];

        /// Answers the request called `name`: JSON in, JSON out.
        pub(crate) fn answer(seat: &mut Seat, name: &str, request: Value) -> Reply<Value> {
            known(name, REQUESTS)?;
            permissions::admit(name, seat.role())?;
            match name {
                $(stringify!($desk_name) => told(seat.$desk_name(read(request)?)?),)*
                $(stringify!($name) => told(seat.center()?.$name(read(request)?)?),)*
                _ => Err(Failure::Unreadable { field: String::new() }),
            }
        }

        /// Prints the paper called `name`: JSON in, PDF out.
        pub(crate) fn print(seat: &mut Seat, name: &str, request: Value) -> Reply<Vec<u8>> {
            known(name, PRINTINGS)?;
            permissions::admit(name, seat.role())?;
            match name {
                $(stringify!($print_name) => seat.$print_name(read(request)?),)*
                _ => Err(Failure::Unreadable { field: String::new() }),
            }
        }
    };
}

/// Refuses what is in no list.
fn known(name: &str, names: &[&str]) -> Reply<()> {
    if names.contains(&name) { Ok(()) } else { Err(Failure::Unreadable { field: String::new() }) }
}

fn read<T: serde::de::DeserializeOwned>(request: Value) -> Reply<T> {
    // serde would take a list for a struct, by position; a screen always names its fields.
    if !request.is_object() {
        return Err(Failure::Unreadable { field: String::new() });
    }
    Ok(serde_path_to_error::deserialize(request)?)
}

fn told(answer: impl serde::Serialize) -> Reply<Value> {
    serde_json::to_value(answer).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        Failure::Broken
    })
}

contract! {
    desk {
        desk(DeskRequest) -> DeskState,
        begin(Begin) -> Done,
        draw_recovery_key(DrawRecoveryKey) -> RecoveryKeyShown,
        confirm_recovery_key(ConfirmRecoveryKey) -> Done,
        sign_in(SignIn) -> Done,
        switch_by_pin(SwitchByPin) -> Done,
        recover(Recover) -> Done,
        lock(Lock) -> Done,
        end_day(EndDay) -> Done,
        start_practice(StartPractice) -> Done,
        leave_practice(LeavePractice) -> Done,
        add_staff(AddStaff) -> Done,
        let_staff_go(LetStaffGo) -> StaffLetGo,
        give_password(GivePassword) -> Done,
        key_sheet(KeySheetRequest) -> KeySheet,
        turn_key(TurnKey) -> Done,
        discard_older_backups(DiscardOlderBackups) -> KeySheet,
        change_password(ChangePassword) -> Done,
        set_pin(SetPin) -> Done,
        keeping(KeepingRequest) -> Keeping,
        note_missing(NoteMissing) -> Done,
        backups(BackupsRequest) -> BackupsSheet,
        back_up(BackUp) -> BackedUp,
        set_backup_folder(SetBackupFolder) -> Done,
        remove_backup_folder(RemoveBackupFolder) -> Done,
        carry_backup(CarryBackup) -> Done,
        return_medium(ReturnMedium) -> Done,
        drill_backup(DrillBackup) -> Drilled,
        backups_at(BackupsAt) -> Vec<BackupFound>,
        approve_disposal(ApproveDisposal) -> Done,
        restore(Restore) -> Done,
    }
    center {
        today(Today) -> TodaySheet,
        find(Find) -> Found,

        register_family(RegisterFamily) -> FamilyRegistered,
        amend_family(AmendFamily) -> Done,
        families(Families) -> FamilyPage,
        family_card(FamilyCardRequest) -> FamilyCard,
        record_birth(RecordBirth) -> Done,
        defer_schooling(DeferSchooling) -> Done,
        lift_deferment(LiftDeferment) -> Done,
        likely_families(LikelyFamilies) -> Vec<LikelyFamily>,
        alike_families(AlikeFamilies) -> AlikePage,
        distinguish_families(DistinguishFamilies) -> Done,
        merge_sheet(MergeSheetRequest) -> MergeSheet,
        merge_families(MergeFamilies) -> Done,
        leaving_families(LeavingFamilies) -> LeavingSheet,

        plan_session(PlanSession) -> SessionPlanned,
        amend_session(AmendSession) -> Done,
        cancel_session(CancelSession) -> Done,
        sessions(Sessions) -> Vec<SessionRow>,
        session_card(SessionCardRequest) -> SessionCard,
        services(Services) -> Vec<ServiceRow>,
        add_service(AddService) -> ServiceAdded,

        draw_lots(DrawLots) -> LotsDrawn,
        copy_month(CopyMonth) -> MonthCopied,
        series_days(SeriesDays) -> Vec<OccasionRow>,
        plan_series(PlanSeries) -> SeriesPlanned,
        month_closed(MonthClosed) -> Vec<ClosedDayOfMonth>,
        prepare(Prepare) -> Done,
        name_present(NamePresent) -> Done,
        acknowledge(Present) -> Done,
        remove_present(Present) -> Done,

        reveal_credentials(RevealCredentials) -> Credentials,
        reissue_credentials(ReissueCredentials) -> CredentialsReissued,
        tell_credentials(TellCredentials) -> Done,

        judge_application(JudgeApplication) -> Judgement,
        apply(Apply) -> Applied,
        walk_in(WalkIn) -> Applied,
        withdraw_application(WithdrawApplication) -> Done,
        give_seat(GiveSeat) -> Done,
        amend_readiness(AmendReadiness) -> Done,
        name_participants(NameParticipants) -> Done,
        offer_seat(OfferSeat) -> Done,
        note_call(NoteCall) -> Done,
        write_consultation(WriteConsultation) -> Done,
        read_consultation(ReadConsultation) -> Consultation,
        refuse_application(RefuseApplication) -> Done,

        day(Day) -> DaySheet,
        mark_attendance(MarkAttendance) -> Done,
        clear_attendance(ClearAttendance) -> Done,
        mark_person(MarkPerson) -> Done,
        clear_person(ClearPerson) -> Done,
        write_note(WriteNote) -> Done,

        consents(Consents) -> ConsentsSheet,
        look_up_code(LookUpCode) -> FoundPaper,
        record_consent(RecordConsent) -> ConsentRecorded,
        file_scan(FileScan) -> ScanFiled,
        set_permitted(SetPermitted) -> Done,
        consent_form(ConsentFormRequest) -> ConsentForm,
        sign_consent(SignConsent) -> ConsentSigned,
        consent_hangs(ConsentHangs) -> HangingOnConsent,
        withdraw_consent(WithdrawConsent) -> Done,

        draft_papers(WantedPapers) -> DraftSheet,
        issue_papers(WantedPapers) -> PapersIssued,
        note_printing(NotePrinting) -> Done,
        void_paper(VoidPaper) -> Done,
        paper_register(PaperRegisterRequest) -> PaperRegister,
        city_words(CityWordsRequest) -> CityWordsSheet,
        set_city_words(SetCityWords) -> Done,
        bring_sheet(BringSheet) -> SheetBrought,
        imports(Imports) -> Vec<ImportBrief>,
        import_sheet(ImportSheetRequest) -> ImportSheet,
        read_columns(ReadColumns) -> Done,
        mend_row(MendRow) -> Done,
        leave_row(LeaveRow) -> Done,
        take_rows(TakeRows) -> RowsTaken,
        return_import(ReturnImport) -> ImportReturned,
        put_away_import(PutAwayImport) -> Done,
        export_list(ExportList) -> Exported,
        exports(Exports) -> Vec<ExportRow>,


        kit_types(KitTypes) -> Vec<KitTypeRow>,
        add_kit_type(AddKitType) -> KitTypeAdded,
        amend_kit_type(AmendKitType) -> Done,
        register_kit(RegisterKit) -> KitRegistered,
        kits(Kits) -> Vec<RegisterRow>,
        kit_card(KitCardRequest) -> KitCard,
        finish_check(FinishCheck) -> Done,
        send_to_repair(SendToRepair) -> Done,
        finish_repair(FinishRepair) -> Done,
        amend_part(AmendPart) -> Done,
        add_part(AddPart) -> PartAdded,
        replace_part(ReplacePart) -> PartAdded,
        take_out_part(TakeOutPart) -> Done,
        amend_kit(AmendKit) -> Done,
        retire_kit(RetireKit) -> Done,
        send_kit(SendKit) -> Done,
        receive_kit(ReceiveKit) -> Done,
        attach(Attach) -> Attached,
        detach(Detach) -> Done,
        picture(PictureRequest) -> Picture,

        stocktakes(Stocktakes) -> StocktakesSheet,
        open_stocktake(OpenStocktake) -> StocktakeOpened,
        count_kit(CountKit) -> KitCounted,
        explain_difference(ExplainDifference) -> Done,
        close_stocktake(CloseStocktake) -> Done,

        ask_need(AskNeed) -> NeedAsked,
        approve_need(ApproveNeed) -> Done,
        refuse_need(RefuseNeed) -> Done,
        availability(AvailabilityRequest) -> Availability,
        reserve(Reserve) -> Reserved,
        amend_reservation(AmendReservation) -> Reserved,
        cancel_reservation(CancelReservation) -> Done,
        give_reservation(GiveReservation) -> Done,
        loan_board(LoanBoardRequest) -> LoanBoard,
        hand_over_sheet(HandOverSheetRequest) -> HandOverSheet,
        hand_over(HandOver) -> HandedOver,
        sign_slip(SignSlip) -> Done,
        loan_card(LoanCardRequest) -> LoanCard,
        loan_of_kit(LoanOfKit) -> LoanFound,
        return_sheet(ReturnSheetRequest) -> ReturnSheet,
        take_back(TakeBack) -> TakenBack,
        extend_loan(ExtendLoan) -> Extended,
        log_call(LogCall) -> Done,
        report_loss(ReportLoss) -> LossReported,
        decide_loss(DecideLoss) -> Done,
        settle_loss(SettleLoss) -> Done,
        loan_rules(LoanRulesRequest) -> LoanRulesSheet,
        set_loan_rules(SetLoanRules) -> Done,
        add_closed_day(AddClosedDay) -> Done,
        remove_closed_day(RemoveClosedDay) -> Done,

        incidents(Incidents) -> IncidentsSheet,
        incident_card(IncidentCardRequest) -> IncidentCard,
        start_incident(StartIncident) -> IncidentStarted,
        amend_incident(AmendIncident) -> Done,
        relay_incident(RelayIncident) -> Done,
        receive_incident(ReceiveIncident) -> Done,
        give_instruction(GiveInstruction) -> Done,
        finish_instruction(FinishInstruction) -> Done,
        note_incident(NoteIncident) -> Done,
        remove_from_session(RemoveFromSession) -> Done,
        close_incident(CloseIncident) -> Done,
        reopen_incident(ReopenIncident) -> Done,
        exposure_sheet(ExposureSheetRequest) -> ExposureSheet,
        record_exposure(RecordExposure) -> ExposureRecorded,
        leak_rules(LeakRulesRequest) -> SetLeakRules,
        set_leak_rules(SetLeakRules) -> Done,

        refusals(Refusals) -> RefusalsSheet,
        decide_refusal(DecideRefusal) -> RefusalDecided,
        lift_refusal(LiftRefusal) -> Done,

        retention(RetentionRequest) -> RetentionSheet,
        set_retention(SetRetention) -> Done,
        set_basis(SetBasis) -> Done,
        due_records(DueRecords) -> DuePage,
        propose_disposal(ProposeDisposal) -> DisposalProposed,
        return_disposal(ReturnDisposal) -> Done,
        take_claim(TakeClaim) -> ClaimTaken,
        decide_claim(DecideClaim) -> Done,
        claims(Claims) -> Vec<ClaimRow>,
        export_disclosure(ExportDisclosure) -> Exported,

        policy(PolicyRequest) -> PolicySheet,
        clause(ClauseRequest) -> ClauseSheet,
        policy_difference(PolicyDifferenceRequest) -> PolicyDifference,
        policy_draft(PolicyDraftRequest) -> Option<PolicyDraftSheet>,
        begin_policy_draft(BeginPolicyDraft) -> Done,
        write_policy_draft(WritePolicyDraft) -> Done,
        drop_policy_draft(DropPolicyDraft) -> Done,
        adopt_policy(AdoptPolicy) -> Done,

        decisions(Decisions) -> DecisionsSheet,
        decision(DecisionRequest) -> DecisionCard,
        decide(Decide) -> Decided,
        prepare_decided(PrepareDecided) -> Done,

        coverage(CoverageRequest) -> CoverageSheet,
        counted_records(CountedRecords) -> CountedSheet,

        places(Places) -> PlaceList,
        city(City) -> CitySheet,
        set_city(CitySheet) -> Done,
        staff_list(StaffList) -> Vec<StaffRow>,

        last_act(LastAct) -> Option<ActBrief>,
        undo(Undo) -> Undone,
        verify_journal(VerifyJournal) -> JournalVerdict,
        audit(AuditRequest) -> AuditPage,
        export_audit(ExportAudit) -> Exported,
        find_mark(FindMark) -> MarkVerdict,
    }
    print {
        draft(WantedPapers),
        draft_to_keep(WantedPapers),
        papers(PrintPapers),
        papers_to_keep(PrintPapers),
        city_words(TryCityWords),
        recovery_sheet(PrintRecoverySheet),
    }
}
